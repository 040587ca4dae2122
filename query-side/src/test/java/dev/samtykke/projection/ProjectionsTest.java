package dev.samtykke.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;

import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.samtykke.customer.CustomerRegistered;
import dev.samtykke.customer.CustomerState;
import dev.samtykke.customer.Preferences;
import dev.samtykke.customer.PreferencesChanged;
import dev.samtykke.eventsourcing.Streams;

class ProjectionsTest {

    private final History history = new History();

    @AfterEach
    void stop() {
        history.close();
    }

    private Projection customers() {
        return new StreamDocuments<>("customer", 1, 2, Streams.CUSTOMER, history.store(), Pictures::of);
    }

    private void register(int from, int to) {
        for (int i = from; i < to; i++) {
            history.append(Streams.CUSTOMER, "c" + i, new CustomerRegistered("c" + i));
        }
    }

    private static List<String> ids(Projections projections) {
        return projections
                .documents("customer")
                .find()
                .map(d -> d.getString("_id"))
                .into(new ArrayList<>());
    }

    @ParameterizedTest
    @EnumSource
    void documentsFollowTheEvents(Mongo.Kind kind) {
        try (Mongo mongo = Mongo.start(kind)) {
            register(0, 20);
            try (Projections projections = Running.start(mongo.database(), history, customers())) {
                assertThat(projections.await("customer", history.head(), Running.ENOUGH))
                        .isTrue();
                assertThat(ids(projections)).hasSize(20);

                register(20, 40);
                assertThat(projections.await("customer", history.head(), Running.ENOUGH))
                        .isTrue();
                assertThat(ids(projections)).hasSize(40);
                Document one = projections
                        .documents("customer")
                        .find(new Document("_id", "c7"))
                        .first();
                assertThat(Pictures.state(one, CustomerState.class))
                        .isEqualTo(CustomerState.unknown("c7")
                                .evolve(new dev.samtykke.messages.Recorded<>(
                                        new CustomerRegistered("c7"), "e", 0, History.BEGIN)));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aProcessThatStartsAgainGoesOnWhereItStopped(Mongo.Kind kind) {
        try (Mongo mongo = Mongo.start(kind)) {
            register(0, 10);
            try (Projections projections = Running.start(mongo.database(), history, customers())) {
                assertThat(projections.await("customer", history.head(), Running.ENOUGH))
                        .isTrue();
            }
            register(10, 20);
            try (Projections projections = Running.start(mongo.database(), history, customers())) {
                assertThat(projections.await("customer", history.head(), Running.ENOUGH))
                        .isTrue();
                assertThat(ids(projections)).hasSize(20);
                assertThat(projections.status("customer").liveVersion()).isEqualTo(1);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRebuildSwitchesToANewVersionAndClearsTheOldOneAway(Mongo.Kind kind) {
        try (Mongo mongo = Mongo.start(kind)) {
            register(0, 30);
            try (Projections projections = Running.start(mongo.database(), history, customers())) {
                assertThat(projections.await("customer", history.head(), Running.ENOUGH))
                        .isTrue();
                projections.documents("customer").insertOne(new Document("_id", "left over"));

                Rebuild rebuild = projections.rebuild("customer");
                await().atMost(Running.ENOUGH)
                        .until(() -> projections
                                        .progress("customer", rebuild.id())
                                        .orElseThrow()
                                        .state()
                                == RebuildProgress.State.SWITCHED);
                await().atMost(Running.ENOUGH)
                        .until(() -> projections.status("customer").liveVersion() != null
                                && projections.status("customer").liveVersion() == 2);
                assertThat(ids(projections)).hasSize(30).doesNotContain("left over");
                await().atMost(Running.ENOUGH)
                        .until(() -> !mongo.database()
                                .listCollectionNames()
                                .into(new ArrayList<>())
                                .contains("customer.v1"));

                history.append(Streams.CUSTOMER, "c3", new PreferencesChanged("c3", Preferences.NONE));
                assertThat(projections.await("customer", history.head(), Running.ENOUGH))
                        .isTrue();
            }
        }
    }
}

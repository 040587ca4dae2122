package dev.samtykke.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import com.mongodb.MongoTimeoutException;
import com.mongodb.client.MongoCollection;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.samtykke.customer.CustomerRegistered;
import dev.samtykke.customer.RestrictionLifted;
import dev.samtykke.eventsourcing.Streams;

class DeadLettersTest {

    private final History history = new History();
    private final Set<String> broken = ConcurrentHashMap.newKeySet();
    private final AtomicInteger failingWrites = new AtomicInteger();

    @AfterEach
    void stop() {
        history.close();
    }

    /** Cannot handle the events of broken streams, and now and then cannot write. */
    private final class Fussy implements Projection {

        private final Projection whole =
                new StreamDocuments<>("customer", 1, 2, Streams.CUSTOMER, history.store(), Pictures::of);

        @Override
        public String name() {
            return whole.name();
        }

        @Override
        public int shape() {
            return whole.shape();
        }

        @Override
        public int segments() {
            return whole.segments();
        }

        @Override
        public boolean handles(Class<?> payloadType) {
            return whole.handles(payloadType);
        }

        @Override
        public ProjectionWriter open(MongoCollection<Document> documents) {
            ProjectionWriter writer = whole.open(documents);
            return delivery -> new FussyBatch(writer.begin(delivery));
        }
    }

    private final class FussyBatch implements ProjectionBatch {

        private final ProjectionBatch batch;

        FussyBatch(ProjectionBatch batch) {
            this.batch = batch;
        }

        @Override
        public void handle(ProjectedEvent event) {
            if (broken.contains(event.stream())) {
                throw new IllegalStateException("anna@example.org");
            }
            batch.handle(event);
        }

        @Override
        public void flush() {
            if (failingWrites.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                throw new MongoTimeoutException("out of reach");
            }
            batch.flush();
        }
    }

    private void register(String... ids) {
        for (String id : ids) {
            history.append(Streams.CUSTOMER, id, new CustomerRegistered(id));
        }
    }

    private void more(String id) {
        history.append(Streams.CUSTOMER, id, new RestrictionLifted(id));
    }

    private void reachTheHead(Projections projections) {
        assertThat(projections.await("customer", history.head(), Running.ENOUGH))
                .isTrue();
    }

    private static List<String> ids(Projections projections) {
        return projections
                .documents("customer")
                .find()
                .map(d -> d.getString("_id"))
                .into(new ArrayList<>());
    }

    private static long sequence(Projections projections, String id) {
        Document found =
                projections.documents("customer").find(new Document("_id", id)).first();
        assertThat(found).isNotNull();
        return found.get("v", Document.class).getLong("n");
    }

    @ParameterizedTest
    @EnumSource
    void aStreamThatFailsIsSetAsideAndTheOthersGoOn(Mongo.Kind kind) {
        broken.add("b");
        register("a", "b", "c");
        more("b");
        more("a");
        try (Mongo mongo = Mongo.start(kind);
                Projections projections = Running.start(mongo.database(), history, new Fussy())) {
            reachTheHead(projections);
            more("b");
            more("c");
            reachTheHead(projections);

            assertThat(ids(projections)).containsExactlyInAnyOrder("a", "c");
            assertThat(sequence(projections, "a")).isEqualTo(1);
            DeadLetter letter = projections.deadLetters("customer", "", 10).get(0);
            assertThat(letter.stream()).isEqualTo("b");
            assertThat(letter.firstSequence()).isZero();
            assertThat(letter.lastSequence()).isEqualTo(2);
            assertThat(letter.eventId()).isEqualTo("event-1");
            assertThat(letter.position()).isEqualTo(1);
            assertThat(letter.type()).isEqualTo("customer-registered");
            assertThat(letter.cause()).isEqualTo("java.lang.IllegalStateException");
            assertThat(projections.status("customer").deadLetters()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRetryProjectsAllThatWasSetAsideAndTheStreamGoesOn(Mongo.Kind kind) {
        broken.add("b");
        register("a", "b");
        more("b");
        try (Mongo mongo = Mongo.start(kind);
                Projections projections = Running.start(mongo.database(), history, new Fussy())) {
            reachTheHead(projections);

            assertThat(projections.retry("customer", "b")).isEqualTo(new RetryResult(0, 1));
            assertThat(projections.deadLetters("customer", "", 10).get(0).retries())
                    .isEqualTo(1);
            broken.clear();
            assertThat(projections.retry("customer", null)).isEqualTo(new RetryResult(1, 0));

            assertThat(sequence(projections, "b")).isEqualTo(1);
            assertThat(projections.deadLetters("customer", "", 10)).isEmpty();
            more("b");
            reachTheHead(projections);
            assertThat(sequence(projections, "b")).isEqualTo(2);
        }
    }

    @Test
    void whatIsSetAsideStaysSoOverARestart() {
        broken.add("b");
        register("a", "b");
        try (Mongo mongo = Mongo.inMemory()) {
            try (Projections projections = Running.start(mongo.database(), history, new Fussy())) {
                reachTheHead(projections);
            }
            broken.clear();
            more("b");
            try (Projections projections = Running.start(mongo.database(), history, new Fussy())) {
                reachTheHead(projections);

                assertThat(ids(projections)).containsExactly("a");
                assertThat(projections.deadLetters("customer", "", 10).get(0).lastSequence())
                        .isEqualTo(1);
            }
        }
    }

    @Test
    void aDeadLetterQuotesNothingOfTheFailure() {
        broken.add("b");
        register("b");
        try (Mongo mongo = Mongo.inMemory();
                Projections projections = Running.start(mongo.database(), history, new Fussy())) {
            reachTheHead(projections);

            Document stored =
                    mongo.database().getCollection("customer.v1.letters").find().first();
            assertThat(stored).isNotNull();
            assertThat(stored.toJson()).doesNotContain("anna");
        }
    }

    @Test
    void aStoreThatIsOutOfReachIsNoDeadLetter() {
        failingWrites.set(2);
        register("a", "b", "c");
        try (Mongo mongo = Mongo.inMemory();
                Projections projections = Running.start(mongo.database(), history, new Fussy())) {
            reachTheHead(projections);

            assertThat(failingWrites).hasValue(0);
            assertThat(ids(projections)).containsExactlyInAnyOrder("a", "b", "c");
            assertThat(projections.deadLetters("customer", "", 10)).isEmpty();
        }
    }

    @Test
    void aRebuildWithMoreDeadLettersThanTheVersionThatIsReadWaitsUntilTheyAreGone() {
        register("a", "b");
        try (Mongo mongo = Mongo.inMemory();
                Projections projections = Running.start(mongo.database(), history, new Fussy())) {
            reachTheHead(projections);
            broken.add("b");
            Rebuild rebuild = projections.rebuild("customer");
            await().atMost(Running.ENOUGH).until(() -> state(projections, rebuild) == RebuildProgress.State.HELD);
            assertThat(ids(projections)).containsExactlyInAnyOrder("a", "b");

            broken.clear();
            assertThat(projections.retry("customer", null)).isEqualTo(new RetryResult(1, 0));

            await().atMost(Running.ENOUGH).until(() -> state(projections, rebuild) == RebuildProgress.State.SWITCHED);
            assertThat(ids(projections)).containsExactlyInAnyOrder("a", "b");
        }
    }

    private static RebuildProgress.State state(Projections projections, Rebuild rebuild) {
        return projections.progress("customer", rebuild.id()).orElseThrow().state();
    }
}

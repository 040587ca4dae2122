package dev.samtykke.profile.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

import dev.samtykke.customer.ConsentGranted;
import dev.samtykke.customer.ConsentRevoked;
import dev.samtykke.customer.CustomerEvent;
import dev.samtykke.customer.CustomerRegistered;
import dev.samtykke.customer.IdentityMerged;
import dev.samtykke.customer.MergedInto;
import dev.samtykke.customer.ObjectionRaised;
import dev.samtykke.eventsourcing.EventStreams;
import dev.samtykke.eventsourcing.Streams;
import dev.samtykke.identity.Reach;
import dev.samtykke.profile.Narrowing;
import dev.samtykke.profile.query.EventStream.Event;
import dev.samtykke.projection.History;
import dev.samtykke.purpose.PurposeDefined;
import dev.samtykke.purpose.PurposeRevised;
import dev.samtykke.query.api.Api;
import dev.samtykke.query.api.QueryApplication;
import dev.samtykke.query.api.Samples;

@SpringBootTest(
        classes = {QueryApplication.class, ProfileStreamsTest.OwnClock.class},
        webEnvironment = WebEnvironment.RANDOM_PORT)
class ProfileStreamsTest {

    private static final String READER = "profiles:read";
    private static final Instant DECIDED = Instant.parse("2026-02-01T10:00:00Z");

    /** A clock that tests can put forward. */
    static final class MovableClock extends Clock {

        private volatile Instant now = QueryApplication.NOW;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnClock {

        @Bean
        @Primary
        MovableClock movableClock() {
            return new MovableClock();
        }
    }

    @Autowired
    private History history;

    @Autowired
    private EventStreams streams;

    @Autowired
    private MovableClock clock;

    @Autowired
    private ProfileStreams served;

    @LocalServerPort
    private int port;

    private Api api;
    /** A purpose of the test's own. */
    private final String news = "news-" + UUID.randomUUID();

    private final String anna = UUID.randomUUID().toString();

    @BeforeEach
    void annaAgreesToNews() {
        clock.now = QueryApplication.NOW;
        api = new Api(port, history);
        history.append(Streams.PURPOSE, news, new PurposeDefined(news, 1, Samples.terms(Period.ofYears(1))));
        happen(anna, new CustomerRegistered(anna));
        happen(anna, new ConsentGranted(anna, news, Samples.evidence(DECIDED), true));
    }

    private String happen(String customer, CustomerEvent event) {
        history.append(Streams.CUSTOMER, customer, event);
        return Long.toString(history.head());
    }

    private HttpRequest.Builder to(String path) {
        return api.to("/api/v1/profiles/" + path, READER)
                .header("Samtykke-After", Long.toString(Math.max(0, history.head())));
    }

    private EventStream follow(String customer) throws Exception {
        return EventStream.open(to(customer + "/stream?purpose=" + news));
    }

    private static String city(Event event) {
        return event.data().at("/attributes/0/value").asString("none");
    }

    @Test
    void theViewIsToldAtFirstAndAgainWheneverDataComesIn() throws Exception {
        happen(anna, Data.at(DECIDED).attribute("city", "\"Odense\"", news).of(anna));
        try (EventStream stream = follow(anna)) {
            assertThat(city(stream.next())).isEqualTo("Odense");

            String position = happen(
                    anna,
                    Data.at(DECIDED.plusSeconds(1))
                            .attribute("city", "\"Århus\"", news)
                            .of(anna));

            Event event = stream.next();
            assertThat(event.name()).isEqualTo("profile");
            assertThat(event.id()).isEqualTo(position);
            assertThat(city(event)).isEqualTo("Århus");
        }
    }

    @Test
    void aWithdrawalEmptiesTheViewAndANewGrantFillsItAgain() throws Exception {
        happen(anna, Data.at(DECIDED).attribute("city", "\"Odense\"", news).of(anna));
        try (EventStream stream = follow(anna)) {
            stream.next();

            happen(anna, new ConsentRevoked(anna, news, Samples.evidence(DECIDED.plusSeconds(1))));
            Event revoked = stream.next();
            happen(anna, new ConsentGranted(anna, news, Samples.evidence(DECIDED.plusSeconds(2)), true));
            Event granted = stream.next();

            assertThat(revoked.data().at("/permitted").asBoolean()).isFalse();
            assertThat(revoked.data().at("/rule").asString()).isEqualTo("REVOKED");
            assertThat(revoked.data().at("/attributes").isEmpty()).isTrue();
            assertThat(city(granted)).isEqualTo("Odense");
        }
    }

    @Test
    void aConsentThatExpiresIsToldWithoutAnyEvent() throws Exception {
        try (EventStream stream = follow(anna);
                EventStream all = EventStream.open(to("stream?purpose=" + news))) {
            assertThat(stream.next().data().at("/permitted").asBoolean()).isTrue();
            happen(anna, Data.at(DECIDED).attribute("city", "\"Odense\"", news).of(anna));
            assertThat(city(stream.next())).isEqualTo("Odense");
            assertThat(city(all.next())).isEqualTo("Odense");

            clock.now = DECIDED.plus(Duration.ofDays(366));

            assertThat(stream.next().data().at("/rule").asString()).isEqualTo("EXPIRED");
            assertThat(all.next().data().at("/rule").asString()).isEqualTo("EXPIRED");
        }
    }

    @Test
    void aStaleConsentIsToldWhenThePurposeIsRevised() throws Exception {
        try (EventStream stream = follow(anna);
                EventStream all = EventStream.open(to("stream?purpose=" + news))) {
            stream.next();

            history.append(Streams.PURPOSE, news, new PurposeRevised(news, 2, Samples.terms(Period.ofYears(1)), true));

            assertThat(stream.next().data().at("/rule").asString()).isEqualTo("STALE");
            Event purpose = all.next();
            assertThat(purpose.name()).isEqualTo("purpose");
            assertThat(purpose.data().toString()).isEqualTo("{\"purpose\":\"" + news + "\",\"readAgain\":true}");
        }
    }

    @Test
    void whoFollowsAnAbsorbedCustomerIsToldOfTheSurvivor() throws Exception {
        String bo = UUID.randomUUID().toString();
        happen(bo, new CustomerRegistered(bo));
        happen(bo, new ConsentGranted(bo, news, Samples.evidence(DECIDED), true));
        happen(bo, Data.at(DECIDED).attribute("city", "\"Odense\"", news).of(bo));
        try (EventStream stream = follow(bo)) {
            stream.next();

            happen(bo, new MergedInto(bo, "m-" + bo, anna));
            happen(
                    anna,
                    new IdentityMerged(
                            anna,
                            "m-" + bo,
                            bo,
                            2,
                            Samples.sealed("one"),
                            streams.state(Streams.CUSTOMER, anna).standing(),
                            Reach.NONE,
                            new Narrowing(Set.of(), Set.of(news), Set.of(news))));
            Event merged = stream.next();
            while (!merged.data().at("/attributes").isEmpty()) {
                merged = stream.next();
            }
            happen(anna, Data.at(DECIDED).attribute("size", "43", news).of(anna));
            Event later = stream.next();

            assertThat(merged.data().at("/mergedInto").asString()).isEqualTo(anna);
            assertThat(later.data().at("/attributes/0/name").asString()).isEqualTo("size");
        }
    }

    @Test
    void whoComesBackIsToldOnlyWhatIsNew() throws Exception {
        String position =
                happen(anna, Data.at(DECIDED).attribute("city", "\"A\"", news).of(anna));
        String other = UUID.randomUUID().toString();
        happen(other, new CustomerRegistered(other));
        try (EventStream unchanged =
                EventStream.open(to(anna + "/stream?purpose=" + news).header("Last-Event-ID", position))) {
            happen(
                    anna,
                    Data.at(DECIDED.plusSeconds(1))
                            .attribute("city", "\"B\"", news)
                            .of(anna));
            assertThat(city(unchanged.next())).isEqualTo("B");
        }
        try (EventStream changed =
                EventStream.open(to(anna + "/stream?purpose=" + news).header("Last-Event-ID", position))) {
            assertThat(city(changed.next())).isEqualTo("B");
        }
        try (EventStream all = EventStream.open(to("stream?purpose=" + news).header("Last-Event-ID", position))) {
            Event missed = all.next();
            assertThat(missed.data().at("/customerId").asString()).isEqualTo(anna);
            assertThat(city(missed)).isEqualTo("B");
        }
    }

    @Test
    void aTargetSystemIsToldOfEverybodyWhoHasThePurposeAndOfNobodyElse() throws Exception {
        String bo = UUID.randomUUID().toString();
        try (EventStream all = EventStream.open(to("stream?purpose=" + news))) {
            happen(bo, new CustomerRegistered(bo));
            happen(bo, new ObjectionRaised(bo, "*", null, DECIDED, null));
            happen(bo, Data.at(DECIDED).attribute("city", "\"A\"", "offers").of(bo));
            happen(anna, Data.at(DECIDED).attribute("city", "\"B\"", news).of(anna));
            Event first = all.next();
            happen(anna, new ConsentRevoked(anna, news, Samples.evidence(DECIDED.plusSeconds(1))));
            Event second = all.next();

            assertThat(first.data().at("/customerId").asString()).isEqualTo(anna);
            assertThat(city(first)).isEqualTo("B");
            assertThat(second.data().at("/customerId").asString()).isEqualTo(anna);
            assertThat(second.data().at("/rule").asString()).isEqualTo("REVOKED");
        }
    }

    @Test
    void withoutAPurposeOrWithABadPlaceNothingIsFollowed() {
        HttpResponse<String> purpose =
                api.get("/api/v1/profiles/" + anna + "/stream", READER, "text/event-stream, application/problem+json");
        HttpResponse<String> place = api.send(to("stream?purpose=" + news)
                .header("Last-Event-ID", "yesterday")
                .header("Accept", "text/event-stream, application/problem+json"));

        assertThat(purpose.statusCode()).isEqualTo(400);
        assertThat(Api.json(purpose).at("/violations/0/field").asString()).isEqualTo("purpose");
        assertThat(place.statusCode()).isEqualTo(400);
        assertThat(Api.json(place).at("/violations/0/field").asString()).isEqualTo("Last-Event-ID");
    }

    @Test
    void streamsEndCleanlyWhenTheProcessStopsAndPlacesAreGivenBack() throws Exception {
        served.stop(); // readers of other tests that have left without being missed yet
        served.start();
        for (int round = 0; round < 2; round++) {
            List<EventStream> all = new ArrayList<>();
            for (int i = 0; i < ProfileStreams.MOST_OF_ALL; i++) {
                all.add(awaitPlace());
            }
            assertThat(api.send(to("stream?purpose=" + news).header("Accept", "text/event-stream"))
                            .statusCode())
                    .isEqualTo(503);
            served.stop();
            for (EventStream stream : all) {
                stream.awaitEnd();
            }
            served.start();
        }
    }

    /** The place of a reader that went away is free as soon as that is noticed. */
    private EventStream awaitPlace() throws Exception {
        for (int i = 0; i < 100; i++) {
            try {
                return EventStream.open(to("stream?purpose=" + news));
            } catch (AssertionError full) {
                Thread.sleep(50);
            }
        }
        throw new AssertionError("No place became free");
    }
}

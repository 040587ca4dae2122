package dev.samtykke.customer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;

import org.junit.jupiter.api.Test;

class ObjectionTest {

    private static final Instant MORNING = Instant.parse("2026-05-01T08:00:00Z");
    private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");

    @Test
    void twoObjectionsOfOnePersonCountFromTheLaterOneOn() {
        assertBoth(open(MORNING, "a"), open(NOON, "b"), new Objection(NOON, false, "b"));
    }

    @Test
    void theyAreOverriddenOnlyWhereBothAre() {
        assertBoth(overridden(MORNING, "a"), overridden(NOON, "b"), new Objection(NOON, true, "b"));
        // The one that is not overridden is what the person can be shown; the later one says from when it counts.
        assertBoth(open(MORNING, "a"), overridden(NOON, "b"), new Objection(NOON, false, "a"));
        assertBoth(overridden(MORNING, "a"), open(NOON, "b"), new Objection(NOON, false, "b"));
    }

    private static void assertBoth(Objection one, Objection other, Objection expected) {
        assertThat(Objection.both(one, other)).isEqualTo(expected);
        assertThat(Objection.both(other, one)).isEqualTo(expected);
    }

    private static Objection open(Instant raisedAt, String eventId) {
        return new Objection(raisedAt, false, eventId);
    }

    private static Objection overridden(Instant raisedAt, String eventId) {
        return new Objection(raisedAt, true, eventId);
    }
}

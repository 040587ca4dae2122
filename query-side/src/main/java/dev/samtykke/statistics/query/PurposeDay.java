package dev.samtykke.statistics.query;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * What decisions are counted by.
 *
 * @param day the day in UTC on which the person decided
 */
record PurposeDay(String purpose, LocalDate day) {

    static PurposeDay of(String purpose, Instant decidedAt) {
        return new PurposeDay(purpose, decidedAt.atOffset(ZoneOffset.UTC).toLocalDate());
    }

    /** Sorts by purpose, then day. */
    String id() {
        return purpose + "/" + day;
    }
}

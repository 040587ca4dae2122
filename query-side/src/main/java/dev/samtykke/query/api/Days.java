package dev.samtykke.query.api;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

import org.jspecify.annotations.Nullable;

import dev.samtykke.http.problem.InvalidRequest;

/**
 * The days that a count is about, in UTC, both included.
 *
 * @param first not after {@code last}
 */
public record Days(LocalDate first, LocalDate last) {

    private static final int BY_DEFAULT = 30;
    private static final int MOST = 1_100;

    /**
     * The days that a request asks for: until today and for the last 30 when it does not say.
     *
     * @throws InvalidRequest when it ends before it begins, or is longer than about three years
     */
    public static Days of(@Nullable LocalDate from, @Nullable LocalDate to, Clock clock) {
        LocalDate last = to == null ? clock.instant().atOffset(ZoneOffset.UTC).toLocalDate() : to;
        LocalDate first = from == null ? last.minusDays(BY_DEFAULT - 1) : from;
        long days = ChronoUnit.DAYS.between(first, last) + 1;
        if (days < 1 || days > MOST) {
            throw new InvalidRequest("from", days < 1 ? "after-to" : "too-many-days");
        }
        return new Days(first, last);
    }
}

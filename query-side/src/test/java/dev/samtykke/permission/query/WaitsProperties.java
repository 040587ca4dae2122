package dev.samtykke.permission.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

import dev.samtykke.customer.QuietHours;

class WaitsProperties {

    /** A time zone whose clock is put forward and back. */
    private static final String ZONE = "Europe/Copenhagen";

    private static final long YEAR = 365L * 24 * 60;

    @Property(tries = 2_000)
    void quietHoursAreOverWhenTheyAreSaidToEndAndNotAMomentEarlier(
            @ForAll @IntRange(max = 1439) int from,
            @ForAll @IntRange(max = 1439) int until,
            @ForAll @LongRange(max = YEAR) long minute) {
        QuietHours quiet =
                new QuietHours(LocalTime.ofSecondOfDay(from * 60L), LocalTime.ofSecondOfDay(until * 60L), ZONE);
        Instant at = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(60 * minute);
        if (!quiet.quiet(at)) {
            return;
        }
        if (from == until) {
            assertThat(Waits.endOf(quiet, at)).isEmpty();
            return;
        }
        Instant end = Waits.endOf(quiet, at).orElseThrow().toInstant();

        assertThat(quiet.quiet(end)).isFalse();
        for (Instant before = at; before.isBefore(end.minusSeconds(3600)); before = before.plusSeconds(600)) {
            assertThat(quiet.quiet(before)).as("%s", before).isTrue();
        }
    }
}

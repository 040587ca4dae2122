package dev.samtykke.customer;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * When the customer does not want to be contacted, in their own time zone; it may span midnight.
 *
 * @param from first quiet time of day
 * @param until first time of day that is no longer quiet; the same as {@code from} means the whole day
 * @param zone IANA time zone, such as {@code Europe/Copenhagen}
 */
public record QuietHours(LocalTime from, LocalTime until, String zone) {

    private static final long DAY = Duration.ofDays(1).toNanos();

    /** Whether it is quiet at an instant; it is whenever that cannot be told, as in a zone that this machine does not know. */
    public boolean quiet(Instant at) {
        try {
            return quiet(at.atZone(ZoneId.of(zone)).toLocalTime());
        } catch (DateTimeException unknown) {
            return true;
        }
    }

    private boolean quiet(LocalTime time) {
        boolean started = !time.isBefore(from);
        boolean ended = !time.isBefore(until);
        return from.isBefore(until) ? started && !ended : started || !ended;
    }

    /** The shortest quiet hours that cover both; in different zones, whose hours move against each other, the whole day. */
    QuietHours coveringAlso(QuietHours other) {
        if (!zone.equals(other.zone)) {
            return new QuietHours(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT, zone);
        }
        return Stream.of(this, other, new QuietHours(from, other.until, zone), new QuietHours(other.from, until, zone))
                .filter(hours -> hours.covers(this) && hours.covers(other))
                .min(Comparator.comparing(QuietHours::length))
                .orElseGet(() -> new QuietHours(from, from, zone));
    }

    private boolean covers(QuietHours other) {
        long begin = Math.floorMod(other.from.toNanoOfDay() - from.toNanoOfDay(), DAY);
        return begin + other.length() <= length();
    }

    private long length() {
        long length = Math.floorMod(until.toNanoOfDay() - from.toNanoOfDay(), DAY);
        return length == 0 ? DAY : length;
    }
}

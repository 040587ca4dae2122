package dev.samtykke.customer;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * When the customer does not want to be contacted, in their own time zone; it may span midnight.
 *
 * @param from first quiet time of day
 * @param until first time of day that is no longer quiet; the same as {@code from} means the whole day
 * @param zone IANA time zone, such as {@code Europe/Copenhagen}
 */
public record QuietHours(LocalTime from, LocalTime until, String zone) {

    /** Whether it is quiet at an instant. */
    public boolean quiet(Instant at) {
        LocalTime time = at.atZone(ZoneId.of(zone)).toLocalTime();
        boolean started = !time.isBefore(from);
        boolean ended = !time.isBefore(until);
        return from.isBefore(until) ? started && !ended : started || !ended;
    }
}

package dev.samtykke.customer;

import java.time.DateTimeException;
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
}

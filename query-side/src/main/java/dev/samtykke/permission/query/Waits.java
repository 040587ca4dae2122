package dev.samtykke.permission.query;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.samtykke.customer.Frequency;
import dev.samtykke.customer.QuietHours;

/** Until when to wait before a person may be contacted. */
final class Waits {

    private Waits() {}

    /** When quiet hours end; empty when they never do, or are in a time zone that this machine does not know. */
    static Optional<ZonedDateTime> endOf(QuietHours quiet, Instant at) {
        return zone(quiet).flatMap(zone -> endOf(quiet, zone, at));
    }

    private static Optional<ZonedDateTime> endOf(QuietHours quiet, ZoneId zone, Instant at) {
        LocalDate today = at.atZone(zone).toLocalDate();
        // On a day when the clock is put back, the same time of day comes twice.
        return Stream.of(today, today.plusDays(1), today.plusDays(2))
                .map(day -> ZonedDateTime.of(day, quiet.until(), zone))
                .flatMap(end -> Stream.of(end, end.withLaterOffsetAtOverlap()))
                .filter(end -> end.toInstant().isAfter(at) && !quiet.quiet(end.toInstant()))
                .findFirst();
    }

    private static Optional<ZoneId> zone(QuietHours quiet) {
        try {
            return Optional.of(ZoneId.of(quiet.zone()));
        } catch (DateTimeException unknown) {
            return Optional.empty();
        }
    }

    /** When one more contact is within the cap; empty when none ever is. */
    static Optional<Instant> endOf(Frequency cap, List<Instant> contacts, Instant at) {
        if (cap.contacts() == 0) {
            return Optional.empty();
        }
        List<Instant> counted = contacts.stream()
                .filter(contact -> !contact.isAfter(at) && within(cap, contact, at))
                .sorted()
                .toList();
        if (counted.size() < cap.contacts()) {
            return Optional.of(at);
        }
        Instant last = counted.get(counted.size() - cap.contacts());
        return cap.per().compareTo(Duration.between(last, Instant.MAX)) > 0
                ? Optional.empty()
                : Optional.of(last.plus(cap.per()));
    }

    private static boolean within(Frequency cap, Instant contact, Instant at) {
        return Duration.between(contact, at).compareTo(cap.per()) < 0;
    }
}

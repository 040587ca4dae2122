package dev.samtykke.permission.query;

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

    /** When quiet hours end; empty when they never do. */
    static Optional<ZonedDateTime> endOf(QuietHours quiet, Instant at) {
        ZoneId zone = ZoneId.of(quiet.zone());
        LocalDate today = at.atZone(zone).toLocalDate();
        // On a day when the clock is put back, the same time of day comes twice.
        return Stream.of(today, today.plusDays(1), today.plusDays(2))
                .map(day -> ZonedDateTime.of(day, quiet.until(), zone))
                .flatMap(end -> Stream.of(end, end.withLaterOffsetAtOverlap()))
                .filter(end -> end.toInstant().isAfter(at) && !quiet.quiet(end.toInstant()))
                .findFirst();
    }

    /** When one more contact is within the cap; empty when none ever is. */
    static Optional<Instant> endOf(Frequency cap, List<Instant> contacts, Instant at) {
        if (cap.contacts() == 0) {
            return Optional.empty();
        }
        List<Instant> counted = contacts.stream()
                .filter(contact -> contact.isAfter(at.minus(cap.per())) && !contact.isAfter(at))
                .sorted()
                .toList();
        return counted.size() < cap.contacts()
                ? Optional.of(at)
                : Optional.of(counted.get(counted.size() - cap.contacts()).plus(cap.per()));
    }
}

package dev.samtykke.notice;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.samtykke.messages.Recorded;
import dev.samtykke.messages.StoredAs;

/** A notice with all its versions, oldest first. */
@StoredAs(name = "notice-state")
public record NoticeState(String notice, List<NoticeVersion> versions) {

    /** The state before the first event. */
    public static NoticeState unpublished(String notice) {
        return new NoticeState(notice, List.of());
    }

    /** Whether any version exists. */
    public boolean published() {
        return !versions.isEmpty();
    }

    /** The version with that number. */
    public Optional<NoticeVersion> version(int number) {
        // Versions are numbered from 1 without gaps, so the number is the place.
        return number >= 1 && number <= versions.size() ? Optional.of(versions.get(number - 1)) : Optional.empty();
    }

    /** Whether a material version came after {@code version}. */
    public boolean revisedMateriallySince(int version) {
        return versions.stream().anyMatch(later -> later.version() > version && later.material());
    }

    /** What was known of the notice at {@code instant}. */
    public NoticeState asOf(Instant instant) {
        return new NoticeState(
                notice,
                versions.stream()
                        .filter(version -> !version.recordedAt().isAfter(instant))
                        .toList());
    }

    /** The state after one more event. */
    public NoticeState evolve(Recorded<NoticeEvent> recorded) {
        NoticePublished published = (NoticePublished) recorded.event();
        List<NoticeVersion> longer = new ArrayList<>(versions);
        longer.add(new NoticeVersion(
                published.version(),
                published.language(),
                published.sha256(),
                published.purposes(),
                published.material(),
                recorded.recordedAt(),
                recorded.eventId()));
        return new NoticeState(notice, List.copyOf(longer));
    }
}

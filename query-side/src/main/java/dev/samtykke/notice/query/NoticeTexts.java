package dev.samtykke.notice.query;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;

import dev.samtykke.eventsourcing.EventStreams;
import dev.samtykke.eventsourcing.Streams;
import dev.samtykke.notice.NoticePublished;

/** The words of notices, from the events that archive them. */
final class NoticeTexts {

    private final EventStreams streams;

    NoticeTexts(EventStreams streams) {
        this.streams = streams;
    }

    /** The event that published a version. */
    Optional<NoticePublished> find(String notice, int version) {
        AtomicReference<@Nullable NoticePublished> found = new AtomicReference<>();
        streams.forEach(Streams.NOTICE, notice, recorded -> {
            if (recorded.event() instanceof NoticePublished published && published.version() == version) {
                found.set(published);
            }
        });
        return Optional.ofNullable(found.get());
    }
}

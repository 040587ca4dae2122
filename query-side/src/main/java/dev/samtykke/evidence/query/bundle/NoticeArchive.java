package dev.samtykke.evidence.query.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;

import dev.samtykke.eventsourcing.EventStreams;
import dev.samtykke.eventsourcing.Streams;
import dev.samtykke.notice.NoticePublished;

/** The archived bytes of notices. */
final class NoticeArchive {

    private final EventStreams streams;

    NoticeArchive(EventStreams streams) {
        this.streams = streams;
    }

    /** The bytes of a version; empty when none was published under that hash, as one cited by an import may be. */
    Optional<byte[]> bytes(CitedNotice cited) {
        AtomicReference<@Nullable NoticePublished> found = new AtomicReference<>();
        streams.forEach(Streams.NOTICE, cited.id(), recorded -> {
            if (recorded.event() instanceof NoticePublished published
                    && published.version() == cited.version()
                    && published.sha256().equals(cited.sha256())) {
                found.set(published);
            }
        });
        return Optional.ofNullable(found.get())
                .map(published -> published.text().getBytes(UTF_8));
    }
}

package dev.samtykke.ingestion.command;

import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.samtykke.eventsourcing.EventStreams;
import dev.samtykke.eventsourcing.Streams;
import dev.samtykke.source.WriteKey;

/** Finds out who sends. Keys are compared by their hashes; one that was withdrawn is nobody's at once. */
final class WriteKeys {

    private static final String BASIC = "basic ";

    private final EventStreams streams;

    WriteKeys(EventStreams streams) {
        this.streams = streams;
    }

    /**
     * The source whose key it is.
     *
     * @throws InvalidWriteKey when there is none
     */
    String source(@Nullable String key) {
        return Optional.ofNullable(key)
                .filter(WriteKey::isWellFormed)
                .flatMap(given ->
                        streams.state(Streams.WRITE_KEY, WriteKey.idOf(given)).writer())
                .orElseThrow(InvalidWriteKey::new);
    }

    /** The key in the header {@code Authorization}: the user name of the scheme Basic (RFC 7617), without a password. */
    static Optional<String> inHeader(@Nullable String authorization) {
        if (authorization == null || !authorization.toLowerCase(Locale.ROOT).startsWith(BASIC)) {
            return Optional.empty();
        }
        return Base64Text.decode(authorization.substring(BASIC.length()).trim())
                .map(credentials -> credentials.split(":", 2)[0]);
    }
}

package dev.samtykke.source;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.samtykke.messages.Recorded;
import dev.samtykke.messages.StoredAs;

/**
 * Whose a write key is.
 *
 * @param key its id
 * @param source null when it was never issued, or was revoked
 */
@StoredAs(name = "write-key-state")
public record WriteKeyState(String key, @Nullable String source) {

    /** The state before the first event. */
    public static WriteKeyState unknown(String key) {
        return new WriteKeyState(key, null);
    }

    /** The source that writes with it. */
    public Optional<String> writer() {
        return Optional.ofNullable(source);
    }

    /** The state after one more event. */
    public WriteKeyState evolve(Recorded<WriteKeyEvent> recorded) {
        return new WriteKeyState(key, recorded.event() instanceof WriteKeyIssued issued ? issued.source() : null);
    }
}

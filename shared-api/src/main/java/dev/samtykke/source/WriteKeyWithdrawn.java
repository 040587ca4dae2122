package dev.samtykke.source;

import dev.samtykke.messages.StoredAs;

/**
 * A key of a source is no longer accepted.
 *
 * @param key the {@link WriteKey}'s id
 */
@StoredAs(name = "write-key-withdrawn")
public record WriteKeyWithdrawn(String source, String key) implements SourceEvent {}

package dev.samtykke.source;

import dev.samtykke.messages.StoredAs;

/**
 * A source got a key to write with.
 *
 * @param key the {@link WriteKey}'s id
 */
@StoredAs(name = "write-key-added")
public record WriteKeyAdded(String source, String key) implements SourceEvent {}

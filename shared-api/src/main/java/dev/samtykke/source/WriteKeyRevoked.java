package dev.samtykke.source;

import dev.samtykke.messages.StoredAs;

/** The key is accepted no longer, for good. */
@StoredAs(name = "write-key-revoked")
public record WriteKeyRevoked(String key) implements WriteKeyEvent {}

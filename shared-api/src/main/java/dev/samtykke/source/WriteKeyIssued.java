package dev.samtykke.source;

import dev.samtykke.messages.StoredAs;

/** From now on whoever has the key writes as that source. */
@StoredAs(name = "write-key-issued")
public record WriteKeyIssued(String key, String source) implements WriteKeyEvent {}

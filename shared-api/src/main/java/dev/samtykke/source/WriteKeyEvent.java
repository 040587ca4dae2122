package dev.samtykke.source;

/** What happens to a write key. */
public sealed interface WriteKeyEvent permits WriteKeyIssued, WriteKeyRevoked {

    /** The {@link WriteKey}'s id. */
    String key();
}

package dev.samtykke.identity;

/** What happens to an identifier: whom it points to, over time. Never holds the identifier itself, only its key. */
public sealed interface IdentifierEvent permits IdentifierClaimed, IdentifierReleased {

    /** The identifier's key: a keyed hash (HMAC-SHA-256) of its type and normalised value. */
    String identifier();
}

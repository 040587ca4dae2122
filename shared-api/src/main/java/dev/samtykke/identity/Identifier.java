package dev.samtykke.identity;

import dev.samtykke.privacy.PersonalText;

/**
 * An identifier, normalised.
 *
 * @param key a keyed hash (HMAC-SHA-256) of type and normalised value; all that is ever indexed or compared
 * @param value the normalised value
 */
public record Identifier(String key, IdentifierType type, PersonalText value) {}

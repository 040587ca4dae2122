package dev.samtykke.identity;

import dev.samtykke.privacy.PersonalText;

/** An identifier as a caller gives it, before normalisation. */
public record GivenIdentifier(IdentifierType type, PersonalText value) {}

package dev.samtykke.identity;

import dev.samtykke.messages.StoredAs;

/** From here on the identifier points to that customer, and to nobody else. */
@StoredAs(name = "identifier-claimed")
public record IdentifierClaimed(String identifier, String type, String customerId) implements IdentifierEvent {}

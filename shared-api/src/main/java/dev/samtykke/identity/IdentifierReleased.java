package dev.samtykke.identity;

import dev.samtykke.messages.StoredAs;

/** The identifier points to nobody any more. */
@StoredAs(name = "identifier-released")
public record IdentifierReleased(String identifier, String customerId) implements IdentifierEvent {}

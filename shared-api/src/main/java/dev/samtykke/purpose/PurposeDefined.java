package dev.samtykke.purpose;

import dev.samtykke.messages.StoredAs;

/** A purpose was stated, before any processing for it. Its version is 1. */
@StoredAs(name = "purpose-defined")
public record PurposeDefined(String purpose, int version, PurposeTerms terms) implements PurposeEvent {}

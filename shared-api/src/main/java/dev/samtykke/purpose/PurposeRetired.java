package dev.samtykke.purpose;

import org.jspecify.annotations.Nullable;

import dev.samtykke.messages.StoredAs;

/** A purpose ended: nothing may be processed for it any more. */
@StoredAs(name = "purpose-retired")
public record PurposeRetired(String purpose, @Nullable String reason) implements PurposeEvent {}

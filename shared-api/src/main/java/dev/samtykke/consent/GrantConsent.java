package dev.samtykke.consent;

/** The person agrees to the purpose. */
public record GrantConsent(String purpose) implements ConsentCommand {}

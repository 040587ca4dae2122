package dev.samtykke.consent;

/** The person was asked and says no. */
public record RefuseConsent(String purpose) implements ConsentCommand {}

package dev.samtykke.consent;

/** The person withdraws (GDPR art. 7(3)); it takes no more than granting. */
public record RevokeConsent(String purpose) implements ConsentCommand {}

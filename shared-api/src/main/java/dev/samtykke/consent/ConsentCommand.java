package dev.samtykke.consent;

/** A decision on one purpose, as a front end reports it. */
public sealed interface ConsentCommand permits GrantConsent, RefuseConsent, RevokeConsent {

    /** Id of the purpose. */
    String purpose();
}

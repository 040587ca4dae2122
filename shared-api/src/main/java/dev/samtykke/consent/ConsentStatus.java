package dev.samtykke.consent;

/** What a person last decided on a purpose. That nothing was decided has no value here, but no entry. */
public enum ConsentStatus {
    GRANTED,
    REFUSED,
    REVOKED;

    /** Whether it protects the person: such a decision wins over a grant when two customers become one. */
    public boolean protective() {
        return this != GRANTED;
    }
}

package dev.samtykke.benchmarks.load;

/** What a load consists of. */
public enum Kind {
    /** A JSON body that nothing is done with. */
    NO_OP_POST,
    /** A request without a body that nothing is done for. */
    NO_OP_GET,
    /** Decisions of known people, named by customer id. */
    CONSENT_BY_CUSTOMER_ID,
    /** Decisions of known people, named by e-mail address. */
    CONSENT_BY_EMAIL,
    /** Decisions of people that nobody knew before. */
    CONSENT_OF_NEW_CUSTOMER,
    /** One permission check per call. */
    PERMISSION_CHECK,
    /** A batch of tracking calls about known people, half of whom permit it. */
    TRACKING_BATCH,
    /** A profile for a purpose, by customer id. */
    PROFILE
}

package dev.samtykke.query.api;

/** The stable names of the projections; part of the API. */
public final class ProjectionNames {

    /** One document per customer. */
    public static final String CUSTOMER = "customer";

    /** One document per purpose. */
    public static final String PURPOSE = "purpose";

    /** One document per notice. */
    public static final String NOTICE = "notice";

    /** One document per source. */
    public static final String SOURCE = "source";

    /** One document per purpose and day. */
    public static final String CONSENT_STATISTICS = "consent-statistics";

    /** One document per purpose and customer who decided on it. */
    public static final String CONSENT = "consent";

    /** One document per purpose and kind of consent, which counts the customers. */
    public static final String CURRENT_CONSENTS = "current-consents";

    /** One document per merge of two customers, from the first suspicion on. */
    public static final String MERGE = "merge";

    /** What people's profiles are found by: several documents per customer of whom data was collected. */
    public static final String PROFILE = "profile";

    /** One document per source and day, and one per item that a source's plan does not have. */
    public static final String WITHHELD = "withheld";

    private ProjectionNames() {}
}

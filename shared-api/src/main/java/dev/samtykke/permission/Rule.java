package dev.samtykke.permission;

/**
 * The rules of a permission, in the order in which they are tried. Their names are part of every answer. {@link
 * #DENIED_BY_SIGNAL} is about a single call that came in: a signal with it said no.
 */
public enum Rule {
    UNKNOWN_CUSTOMER,
    UNKNOWN_PURPOSE,
    RETIRED_PURPOSE,
    ERASED,
    SUPPRESSED,
    RESTRICTED,
    UNKNOWN_DESTINATION,
    PURPOSE_NOT_ALLOWED_FOR_DESTINATION,
    UNASKED,
    CONFLICT,
    REFUSED,
    REVOKED,
    STALE,
    EXPIRED,
    UNVERIFIED,
    NOT_INFORMED,
    OBJECTED,
    NO_CONTRACT,
    OBLIGATION_NOT_IN_FORCE,
    NO_EMERGENCY,
    CHANNEL_OPTED_OUT,
    QUIET_HOURS,
    FREQUENCY_CAP,
    CATEGORY_NOT_COVERED,
    DENIED_BY_SIGNAL,
    PERMITTED
}

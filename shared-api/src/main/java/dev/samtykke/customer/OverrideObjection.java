package dev.samtykke.customer;

import dev.samtykke.privacy.PersonalText;

/**
 * The controller has compelling legitimate grounds against an objection (GDPR art. 21(1)).
 *
 * @param purpose which objection
 */
public record OverrideObjection(String customerId, String purpose, PersonalText compellingGrounds)
        implements CustomerCommand {}

package dev.samtykke.customer;

import dev.samtykke.messages.StoredAs;
import dev.samtykke.privacy.DataSubject;
import dev.samtykke.privacy.PersonalText;

/**
 * The controller has shown compelling legitimate grounds against an objection (GDPR art. 21(1)).
 *
 * @param purpose which objection, see {@link ObjectionRaised}
 */
@StoredAs(name = "objection-overridden")
public record ObjectionOverridden(@DataSubject String customerId, String purpose, PersonalText compellingGrounds)
        implements CustomerEvent {}

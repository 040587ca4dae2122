package dev.samtykke.customer;

import dev.samtykke.messages.StoredAs;
import dev.samtykke.privacy.DataSubject;

/**
 * The customer no longer objects.
 *
 * @param purpose to what, see {@link ObjectionRaised}
 */
@StoredAs(name = "objection-withdrawn")
public record ObjectionWithdrawn(@DataSubject String customerId, String purpose) implements CustomerEvent {}

package dev.samtykke.customer;

import java.time.Instant;

import dev.samtykke.messages.StoredAs;
import dev.samtykke.privacy.DataSubject;

/**
 * A contract of the customer ended.
 *
 * @param contract which one, see {@link ContractStarted}
 * @param until when it ended
 */
@StoredAs(name = "contract-ended")
public record ContractEnded(@DataSubject String customerId, String contract, Instant until) implements CustomerEvent {}

package dev.samtykke.customer;

import java.time.Instant;

import dev.samtykke.messages.StoredAs;
import dev.samtykke.privacy.DataSubject;
import dev.samtykke.privacy.PersonalText;

/**
 * The customer entered a contract that processing may be needed for (GDPR art. 6(1)(b)).
 *
 * @param contract names the contract: a keyed hash of its type and reference
 * @param reference how customer and controller call it
 * @param from when it began
 */
@StoredAs(name = "contract-started")
public record ContractStarted(
        @DataSubject String customerId, String contract, String contractType, PersonalText reference, Instant from)
        implements CustomerEvent {}

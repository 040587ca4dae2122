package dev.samtykke.customer;

import dev.samtykke.consent.Evidence;
import dev.samtykke.messages.StoredAs;
import dev.samtykke.privacy.DataSubject;

/** The person withdrew (GDPR art. 7(3)). What was granted before stays in the history. */
@StoredAs(name = "consent-revoked")
public record ConsentRevoked(@DataSubject String customerId, String purpose, Evidence evidence)
        implements CustomerEvent {}

package dev.samtykke.customer;

import dev.samtykke.consent.Evidence;
import dev.samtykke.messages.StoredAs;
import dev.samtykke.privacy.DataSubject;

/** The person was asked and said no. */
@StoredAs(name = "consent-refused")
public record ConsentRefused(@DataSubject String customerId, String purpose, Evidence evidence)
        implements CustomerEvent {}

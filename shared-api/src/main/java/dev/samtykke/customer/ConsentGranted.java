package dev.samtykke.customer;

import dev.samtykke.consent.Evidence;
import dev.samtykke.messages.StoredAs;
import dev.samtykke.privacy.DataSubject;

/**
 * The person agreed to the purpose (GDPR art. 4(11)).
 *
 * @param verified false for an import without full evidence, which permits nothing until the person confirms
 */
@StoredAs(name = "consent-granted")
public record ConsentGranted(@DataSubject String customerId, String purpose, Evidence evidence, boolean verified)
        implements CustomerEvent {}

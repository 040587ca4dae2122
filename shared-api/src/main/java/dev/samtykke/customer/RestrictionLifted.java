package dev.samtykke.customer;

import dev.samtykke.messages.StoredAs;
import dev.samtykke.privacy.DataSubject;

/** The restriction of processing ended; the customer was informed before (GDPR art. 18(3)). */
@StoredAs(name = "restriction-lifted")
public record RestrictionLifted(@DataSubject String customerId) implements CustomerEvent {}

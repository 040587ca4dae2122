package dev.samtykke.customer;

import java.time.Instant;

import dev.samtykke.messages.StoredAs;
import dev.samtykke.privacy.DataSubject;

/**
 * The customer was contacted; frequency caps count it.
 *
 * @param channel on which channel
 */
@StoredAs(name = "customer-contacted")
public record CustomerContacted(@DataSubject String customerId, String channel, Instant at) implements CustomerEvent {}

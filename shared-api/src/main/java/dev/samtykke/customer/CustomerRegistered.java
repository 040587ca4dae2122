package dev.samtykke.customer;

import dev.samtykke.messages.StoredAs;
import dev.samtykke.privacy.DataSubject;

/** A person became known. */
@StoredAs(name = "customer-registered")
public record CustomerRegistered(@DataSubject String customerId) implements CustomerEvent {}

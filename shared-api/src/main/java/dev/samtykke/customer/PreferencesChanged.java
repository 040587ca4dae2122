package dev.samtykke.customer;

import dev.samtykke.messages.StoredAs;
import dev.samtykke.privacy.DataSubject;

/** The customer changed their wishes; these replace the former ones. */
@StoredAs(name = "preferences-changed")
public record PreferencesChanged(@DataSubject String customerId, Preferences preferences) implements CustomerEvent {}

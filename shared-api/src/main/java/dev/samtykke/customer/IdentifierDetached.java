package dev.samtykke.customer;

import dev.samtykke.messages.StoredAs;
import dev.samtykke.privacy.DataSubject;

/**
 * The customer is no longer known by this identifier.
 *
 * @param identifier its key, see {@link IdentifierAttached}
 */
@StoredAs(name = "identifier-detached")
public record IdentifierDetached(@DataSubject String customerId, String identifier, String type)
        implements CustomerEvent {}

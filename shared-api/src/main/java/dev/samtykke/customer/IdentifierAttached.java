package dev.samtykke.customer;

import dev.samtykke.messages.StoredAs;
import dev.samtykke.privacy.DataSubject;
import dev.samtykke.privacy.PersonalText;

/**
 * The customer is now also known by this identifier.
 *
 * @param identifier its key: a keyed hash of type and normalised value
 * @param value the normalised value
 */
@StoredAs(name = "identifier-attached")
public record IdentifierAttached(@DataSubject String customerId, String identifier, String type, PersonalText value)
        implements CustomerEvent {}

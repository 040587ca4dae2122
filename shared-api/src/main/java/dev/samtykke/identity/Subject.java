package dev.samtykke.identity;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Whom a request is about: a known customer, or whoever the identifiers point to.
 *
 * @param customerId id of a customer; null when identifiers are given
 * @param identifiers at least one when there is no customer id
 */
public record Subject(@Nullable String customerId, List<Identifier> identifiers) {

    /** What requests about the same person have in common as long as they name the person in the same way. */
    public String routingKey() {
        return customerId != null
                ? customerId
                : identifiers.stream().map(Identifier::key).sorted().findFirst().orElse("");
    }
}

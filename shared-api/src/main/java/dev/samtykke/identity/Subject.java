package dev.samtykke.identity;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Whom a request is about: a known customer, or whoever the identifiers point to.
 *
 * @param customerId id of a customer; null when identifiers are given
 * @param identifiers at least one when there is no customer id
 */
public record Subject(@Nullable String customerId, List<GivenIdentifier> identifiers) {}

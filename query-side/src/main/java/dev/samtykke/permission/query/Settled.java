package dev.samtykke.permission.query;

import java.time.Instant;

import dev.samtykke.customer.CustomerState;
import dev.samtykke.permission.Catalogue;
import dev.samtykke.permission.Decision;
import dev.samtykke.permission.Permission;
import dev.samtykke.permission.PermissionQuery;

/**
 * A decision with all that it was made on.
 *
 * @param customer the customer, after all merges, as it was
 * @param catalogue the purposes and notices as they were
 * @param at when it is to be permitted
 */
record Settled(CustomerState customer, Catalogue catalogue, PermissionQuery query, Instant at, Decision decision) {

    static Settled of(CustomerState customer, Catalogue catalogue, PermissionQuery query, Instant at) {
        return new Settled(customer, catalogue, query, at, Permission.decide(customer, catalogue, query, at));
    }

    /** The decision on the same, with the clock moved on. */
    Settled later(Instant instant) {
        return of(customer, catalogue, query, instant);
    }
}

package dev.samtykke.profile;

import java.util.List;
import java.util.Set;

/** What a {@link Composition} follows from; a port to the customers' streams. */
public interface Identities {

    /** The steps of a customer in the order of its stream; none for a customer that was never merged. */
    List<IdentityStep> steps(String customerId);

    /**
     * The keys of the identifiers that were attached to a customer itself just before a position. Only asked for where a
     * merge was undone.
     */
    Set<String> identifiers(String customerId, long position);
}

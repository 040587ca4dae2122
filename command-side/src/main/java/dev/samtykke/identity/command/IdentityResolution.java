package dev.samtykke.identity.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import dev.samtykke.customer.CustomerRegistered;
import dev.samtykke.customer.CustomerState;
import dev.samtykke.customer.IdentifierAttached;
import dev.samtykke.customer.UnknownCustomer;
import dev.samtykke.eventsourcing.StreamTransaction;
import dev.samtykke.eventsourcing.Streams;
import dev.samtykke.identity.Identifier;
import dev.samtykke.identity.IdentifierClaimed;
import dev.samtykke.identity.IdentifierTaken;
import dev.samtykke.identity.Subject;
import dev.samtykke.messages.Recorded;

/**
 * Finds the customer that a request is about: registers one that nobody knows, attaches identifiers that nobody has, and
 * merges customers that the identifiers show to be one person.
 */
public final class IdentityResolution {

    private final IdentityPolicy policy;
    private final SuspectedMerges suspected;
    private final Supplier<String> customerIds;

    /** @param customerIds gives the ids of new customers, UUIDs */
    IdentityResolution(IdentityPolicy policy, SuspectedMerges suspected, Supplier<String> customerIds) {
        this.policy = policy;
        this.suspected = suspected;
        this.customerIds = customerIds;
    }

    /**
     * The customer whom the subject names, after all merges. An identifier that would break a guard of the policy is
     * left out, the weakest first.
     *
     * @throws UnknownCustomer when the subject names a customer that does not exist
     * @throws IdentifierTaken when it names one and an identifier that points to another
     */
    public String resolve(StreamTransaction transaction, Subject subject) {
        String named = subject.customerId();
        if (named != null) {
            String customerId = survivor(transaction, named, "subject.customerId");
            List<Identifier> given = subject.identifiers();
            for (int i = 0; i < given.size(); i++) {
                attach(transaction, customerId, given.get(i), "subject.identifiers[" + i + "]");
            }
            return customerId;
        }
        List<Identifier> kept = new ArrayList<>(subject.identifiers());
        kept.sort(policy.strongestFirst());
        String customerId = pointedTo(transaction, kept).orElseGet(() -> register(transaction));
        kept.forEach(identifier -> attach(transaction, customerId, identifier, "subject.identifiers"));
        return customerId;
    }

    /**
     * The customer that answers for {@code customerId} after all merges.
     *
     * @throws UnknownCustomer when there is no such customer; it names {@code field}
     */
    public String survivor(StreamTransaction transaction, String customerId, String field) {
        CustomerState state = transaction.state(Streams.CUSTOMER, customerId);
        if (!state.registered()) {
            throw UnknownCustomer.at(field);
        }
        String current = customerId;
        while (state.mergedInto() != null) {
            current = state.mergedInto();
            state = transaction.state(Streams.CUSTOMER, current);
        }
        return current;
    }

    /**
     * Lets an identifier point to a customer.
     *
     * @return what happened; empty when it pointed there already, or the customer has as many of its type as the policy
     *     allows
     * @throws IdentifierTaken when it points to another customer; it names {@code field}
     */
    Optional<Recorded<IdentifierAttached>> attach(
            StreamTransaction transaction, String customerId, Identifier identifier, String field) {
        Optional<String> owner = owner(transaction, identifier);
        if (owner.isPresent() && !owner.get().equals(customerId)) {
            throw new IdentifierTaken(field);
        }
        CustomerState customer = transaction.state(Streams.CUSTOMER, customerId);
        if (owner.isPresent() || !policy.takes(customer, identifier.type())) {
            return Optional.empty();
        }
        String type = identifier.type().slug();
        transaction.append(
                Streams.IDENTIFIER, identifier.key(), new IdentifierClaimed(identifier.key(), type, customerId));
        return Optional.of(transaction.append(
                Streams.CUSTOMER,
                customerId,
                new IdentifierAttached(customerId, identifier.key(), type, identifier.value())));
    }

    /** The one customer that the identifiers point to; takes out those that keep pointing elsewhere. */
    private Optional<String> pointedTo(StreamTransaction transaction, List<Identifier> kept) {
        String found = null;
        for (Identifier identifier : List.copyOf(kept)) {
            String owner = owner(transaction, identifier).orElse(null);
            if (owner == null || owner.equals(found)) {
                continue;
            }
            boolean belongs = takesStronger(transaction, owner, kept, identifier)
                    && (found == null || suspected.merged(transaction, found, owner, identifier.type()));
            if (!belongs) {
                kept.remove(identifier);
            } else if (found == null) {
                found = owner;
            }
        }
        return Optional.ofNullable(found);
    }

    /**
     * Whether the owner of an identifier may have the stronger ones that nobody has yet. If not, the weaker one does not
     * name the person of the stronger ones: who signs in with another user id is somebody else.
     */
    private boolean takesStronger(StreamTransaction transaction, String owner, List<Identifier> kept, Identifier link) {
        CustomerState customer = transaction.state(Streams.CUSTOMER, owner);
        return kept.stream()
                .filter(identifier -> policy.rank(identifier.type()) < policy.rank(link.type()))
                .filter(identifier -> owner(transaction, identifier).isEmpty())
                .allMatch(identifier -> policy.takes(customer, identifier.type()));
    }

    private Optional<String> owner(StreamTransaction transaction, Identifier identifier) {
        return transaction
                .state(Streams.IDENTIFIER, identifier.key())
                .claimedBy()
                .map(claimant -> survivor(transaction, claimant, "subject.identifiers"));
    }

    private String register(StreamTransaction transaction) {
        String customerId = customerIds.get();
        transaction.append(Streams.CUSTOMER, customerId, new CustomerRegistered(customerId));
        return customerId;
    }
}

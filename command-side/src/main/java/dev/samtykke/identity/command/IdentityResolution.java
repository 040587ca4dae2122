package dev.samtykke.identity.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

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
        List<Identifier> given = subject.identifiers();
        String customerId = find(transaction, given).orElseGet(() -> register(transaction));
        unite(transaction, customerId, given, other -> true)
                .forEach(identifier -> attach(transaction, customerId, identifier, "subject.identifiers"));
        return customerId;
    }

    /** The customer that the strongest of these identifiers points to; changes nothing. */
    public Optional<String> find(StreamTransaction transaction, List<Identifier> identifiers) {
        return strongestFirst(identifiers)
                .filter(identifier -> owner(transaction, identifier)
                        .filter(owner -> takesStronger(transaction, owner, identifiers, identifier))
                        .isPresent())
                .findFirst()
                .flatMap(identifier -> owner(transaction, identifier));
    }

    /**
     * Merges into a customer those others that the identifiers point to, as far as the policy allows; where somebody has
     * to look at it, the merge is proposed.
     *
     * @param mayMerge whether another customer may be merged into this one at all
     * @return the identifiers that do not point to anybody else now, the strongest first
     */
    public List<Identifier> unite(
            StreamTransaction transaction,
            String customerId,
            List<Identifier> identifiers,
            Predicate<String> mayMerge) {
        List<Identifier> kept = new ArrayList<>();
        strongestFirst(identifiers).forEach(identifier -> {
            Optional<String> other = owner(transaction, identifier).filter(owner -> !owner.equals(customerId));
            boolean belongs = other.isEmpty()
                    || (takesStronger(transaction, other.get(), identifiers, identifier)
                            && mayMerge.test(other.get())
                            && suspected.merged(transaction, customerId, other.get(), identifier.type()));
            if (belongs) {
                kept.add(identifier);
            }
        });
        return kept;
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
    public Optional<Recorded<IdentifierAttached>> attach(
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

    /**
     * Whether the owner of an identifier may have the stronger ones that nobody has yet. If not, the weaker one does not
     * name the person of the stronger ones: who signs in with another user id is somebody else.
     */
    private boolean takesStronger(
            StreamTransaction transaction, String owner, List<Identifier> identifiers, Identifier link) {
        CustomerState customer = transaction.state(Streams.CUSTOMER, owner);
        return identifiers.stream()
                .filter(identifier -> policy.rank(identifier.type()) < policy.rank(link.type()))
                .filter(identifier -> owner(transaction, identifier).isEmpty())
                .allMatch(identifier -> policy.takes(customer, identifier.type()));
    }

    private Stream<Identifier> strongestFirst(List<Identifier> identifiers) {
        return identifiers.stream().sorted(policy.strongestFirst());
    }

    /** The customer that an identifier points to, after all merges. */
    public Optional<String> owner(StreamTransaction transaction, Identifier identifier) {
        return transaction
                .state(Streams.IDENTIFIER, identifier.key())
                .claimedBy()
                .map(claimant -> survivor(transaction, claimant, "subject.identifiers"));
    }

    /** A new customer, known by nothing yet. */
    public String register(StreamTransaction transaction) {
        String customerId = customerIds.get();
        transaction.append(Streams.CUSTOMER, customerId, new CustomerRegistered(customerId));
        return customerId;
    }
}

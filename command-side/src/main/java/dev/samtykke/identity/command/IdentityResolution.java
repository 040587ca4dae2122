package dev.samtykke.identity.command;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
import dev.samtykke.identity.IdentifiersOfSeveralCustomers;
import dev.samtykke.identity.Subject;
import dev.samtykke.messages.Recorded;

/** Finds the customer that a request is about, and registers one that nobody knows. */
public final class IdentityResolution {

    private final Supplier<String> customerIds;

    /** @param customerIds gives the ids of new customers, UUIDs */
    public IdentityResolution(Supplier<String> customerIds) {
        this.customerIds = customerIds;
    }

    /**
     * The customer whom the subject names, after all merges. Identifiers that point to nobody are attached to that
     * customer; when all of them do and no customer is named, one is registered.
     *
     * @throws UnknownCustomer when the subject names a customer that does not exist
     * @throws IdentifiersOfSeveralCustomers when the identifiers point to several customers
     */
    public String resolve(StreamTransaction transaction, Subject subject) {
        String named = subject.customerId();
        String customerId = named != null
                ? survivor(transaction, named, "subject.customerId")
                : pointedTo(transaction, subject.identifiers());
        List<Identifier> identifiers = subject.identifiers();
        for (int i = 0; i < identifiers.size(); i++) {
            attach(transaction, customerId, identifiers.get(i), "subject.identifiers[" + i + "]");
        }
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
     * @return what happened; empty when it pointed there already
     * @throws IdentifierTaken when it points to another customer; it names {@code field}
     */
    Optional<Recorded<IdentifierAttached>> attach(
            StreamTransaction transaction, String customerId, Identifier identifier, String field) {
        String owner = transaction.state(Streams.IDENTIFIER, identifier.key()).owner();
        if (owner != null) {
            if (!survivor(transaction, owner, field).equals(customerId)) {
                throw new IdentifierTaken(field);
            }
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

    private String pointedTo(StreamTransaction transaction, List<Identifier> identifiers) {
        Set<String> customers = new LinkedHashSet<>();
        for (Identifier identifier : identifiers) {
            String owner =
                    transaction.state(Streams.IDENTIFIER, identifier.key()).owner();
            if (owner != null) {
                customers.add(survivor(transaction, owner, "subject.identifiers"));
            }
        }
        if (customers.size() > 1) {
            throw new IdentifiersOfSeveralCustomers("subject.identifiers");
        }
        return customers.isEmpty()
                ? register(transaction)
                : customers.iterator().next();
    }

    private String register(StreamTransaction transaction) {
        String customerId = customerIds.get();
        transaction.append(Streams.CUSTOMER, customerId, new CustomerRegistered(customerId));
        return customerId;
    }
}

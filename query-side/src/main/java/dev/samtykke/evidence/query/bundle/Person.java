package dev.samtykke.evidence.query.bundle;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;

import dev.samtykke.customer.ConsentGranted;
import dev.samtykke.customer.ConsentRefused;
import dev.samtykke.customer.ConsentRevoked;
import dev.samtykke.customer.CustomerEvent;
import dev.samtykke.customer.CustomerState;
import dev.samtykke.customer.IdentifierAttached;
import dev.samtykke.customer.UnknownCustomer;
import dev.samtykke.eventsourcing.EventStreams;
import dev.samtykke.eventsourcing.Streams;

/**
 * All that belongs to one person's history.
 *
 * @param customers the customer that stands for the person and all that it has absorbed
 * @param identifiers keys of all identifiers that were ever attached to any of them
 * @param purposes all purposes on which any of them ever decided
 */
public record Person(Set<String> customers, Set<String> identifiers, Set<String> purposes) {

    /**
     * The person that a customer is, or has become by merging.
     *
     * @throws UnknownCustomer if there never was such a customer
     */
    public static Person of(EventStreams streams, String customerId) {
        Person person = new Person(new LinkedHashSet<>(), new LinkedHashSet<>(), new LinkedHashSet<>());
        Deque<CustomerState> next = new ArrayDeque<>(Set.of(survivor(streams, customerId)));
        while (!next.isEmpty()) {
            CustomerState customer = next.remove();
            if (person.customers.add(customer.customerId())) {
                streams.forEach(Streams.CUSTOMER, customer.customerId(), recorded -> person.note(recorded.event()));
                customer.absorbed().values().forEach(id -> next.add(streams.state(Streams.CUSTOMER, id)));
            }
        }
        return person;
    }

    private static CustomerState survivor(EventStreams streams, String customerId) {
        CustomerState customer = streams.state(Streams.CUSTOMER, customerId);
        if (!customer.registered()) {
            throw UnknownCustomer.named();
        }
        return customer.survivor().map(id -> survivor(streams, id)).orElse(customer);
    }

    private void note(CustomerEvent event) {
        if (event instanceof IdentifierAttached attached) {
            identifiers.add(attached.identifier());
        } else if (event instanceof ConsentGranted granted) {
            purposes.add(granted.purpose());
        } else if (event instanceof ConsentRefused refused) {
            purposes.add(refused.purpose());
        } else if (event instanceof ConsentRevoked revoked) {
            purposes.add(revoked.purpose());
        }
    }
}

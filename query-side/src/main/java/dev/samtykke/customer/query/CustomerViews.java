package dev.samtykke.customer.query;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import com.mongodb.client.model.Filters;
import org.jspecify.annotations.Nullable;

import dev.samtykke.customer.CustomerState;
import dev.samtykke.projection.Pictures;
import dev.samtykke.projection.Projections;
import dev.samtykke.query.api.ProjectionNames;

/** Reads the documents of customers. */
final class CustomerViews {

    private final Projections projections;

    CustomerViews(Projections projections) {
        this.projections = projections;
    }

    Optional<CustomerState> find(String customerId) {
        return Optional.ofNullable(projections
                        .documents(ProjectionNames.CUSTOMER)
                        .find(Filters.eq("_id", customerId))
                        .first())
                .map(document -> Pictures.state(document, CustomerState.class));
    }

    /** The customer that a customer turned into by merges: itself when there were none. */
    Optional<CustomerState> survivorOf(CustomerState customer) {
        CustomerState current = customer;
        @Nullable String into = current.mergedInto();
        while (into != null) {
            Optional<CustomerState> next = find(into);
            if (next.isEmpty()) {
                return next;
            }
            current = next.get();
            into = current.mergedInto();
        }
        return Optional.of(current);
    }

    /** Those of the customers that have a document, by id. */
    Map<String, CustomerState> findAll(Collection<String> customerIds) {
        Map<String, CustomerState> found = new HashMap<>();
        projections
                .documents(ProjectionNames.CUSTOMER)
                .find(Filters.in("_id", customerIds))
                .forEach(document -> {
                    CustomerState state = Pictures.state(document, CustomerState.class);
                    found.put(state.customerId(), state);
                });
        return found;
    }
}

package dev.samtykke.customer.query;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import dev.samtykke.customer.CustomerState;

/**
 * A customer with all those that were merged into it, directly or not.
 *
 * @param survivor the customer that remains
 * @param absorbed the others by id, nearest merges first
 */
record MergedCustomer(CustomerState survivor, Map<String, CustomerState> absorbed) {

    /** @param find finds customers by their ids */
    static MergedCustomer of(CustomerState survivor, Function<Collection<String>, Map<String, CustomerState>> find) {
        Map<String, CustomerState> all = new LinkedHashMap<>();
        Collection<String> next = survivor.absorbed().values();
        while (!next.isEmpty()) {
            Map<String, CustomerState> found = find.apply(next);
            List<String> further = new ArrayList<>();
            for (String id : next) {
                CustomerState state = found.getOrDefault(id, CustomerState.unknown(id));
                if (all.putIfAbsent(id, state) == null) {
                    further.addAll(state.absorbed().values());
                }
            }
            next = further;
        }
        return new MergedCustomer(survivor, all);
    }

    /** The survivor and the absorbed customers. */
    List<CustomerState> everyone() {
        List<CustomerState> everyone = new ArrayList<>();
        everyone.add(survivor);
        everyone.addAll(absorbed.values());
        return everyone;
    }
}

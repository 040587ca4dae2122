package dev.samtykke.customer;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import dev.samtykke.consent.Consent;
import dev.samtykke.identity.Reach;
import dev.samtykke.messages.Recorded;
import dev.samtykke.messages.StoredAs;
import dev.samtykke.privacy.DataSubject;

/**
 * What follows from a customer's events: the state that commands decide on and permissions are computed from. It holds
 * no clear identifier.
 *
 * @param registered whether the first event has happened
 * @param mergedInto the customer that absorbed this one, if any
 * @param standing what permissions follow from
 * @param identifiers type slug by identifier key, of the identifiers attached to this very customer
 * @param absorbed absorbed customer by merge id, in the order of the merges
 * @param reach by what the person is known, counting absorbed customers
 * @param collectedFor every purpose that some item of the person was ever collected for, counting absorbed customers
 */
@StoredAs(name = "customer-state")
public record CustomerState(
        @DataSubject String customerId,
        boolean registered,
        @Nullable String mergedInto,
        Standing standing,
        Map<String, String> identifiers,
        Map<String, String> absorbed,
        Reach reach,
        Set<String> collectedFor) {

    /** The state before the first event. */
    public static CustomerState unknown(String customerId) {
        return new CustomerState(customerId, false, null, Standing.NONE, Map.of(), Map.of(), Reach.NONE, Set.of());
    }

    /** Where the person stands, by purpose. */
    public Map<String, Consent> consents() {
        return standing.consents();
    }

    /** Where the person stands on a purpose; empty when they never decided. */
    public Optional<Consent> consent(String purpose) {
        return Optional.ofNullable(consents().get(purpose));
    }

    /** The customer that absorbed this one. */
    public Optional<String> survivor() {
        return Optional.ofNullable(mergedInto);
    }

    /** The state after one more event; only assigns, never refuses. */
    public CustomerState evolve(Recorded<CustomerEvent> recorded) {
        CustomerEvent event = recorded.event();
        if (event instanceof CustomerRegistered) {
            return new CustomerState(
                    customerId, true, mergedInto, standing, identifiers, absorbed, reach, collectedFor);
        }
        if (event instanceof IdentifierAttached attached) {
            return withIdentifiers(
                    with(identifiers, attached.identifier(), attached.type()),
                    reach.plus(attached.identifier(), attached.type()));
        }
        if (event instanceof IdentifierDetached detached) {
            return withIdentifiers(
                    without(identifiers, detached.identifier()), reach.minus(detached.identifier(), detached.type()));
        }
        if (event instanceof IdentityMerged merged) {
            return withAbsorbed(
                    standing.plus(merged.standing()),
                    with(absorbed, merged.mergeId(), merged.absorbed()),
                    reach.plus(merged.reach()),
                    union(collectedFor, merged.narrowing().collectedFor()));
        }
        if (event instanceof IdentitySplit split) {
            return withAbsorbed(
                    split.standing(), without(absorbed, split.mergeId()), reach.minus(split.reach()), collectedFor);
        }
        if (event instanceof MergedInto into) {
            return new CustomerState(
                    customerId, registered, into.survivor(), standing, identifiers, absorbed, reach, collectedFor);
        }
        if (event instanceof SplitFrom split) {
            return new CustomerState(
                    customerId,
                    registered,
                    null,
                    split.standing(),
                    identifiers,
                    absorbed,
                    reach,
                    union(collectedFor, split.collectedFor()));
        }
        if (event instanceof DataCollected collected) {
            return withCollectedFor(union(collectedFor, collected.purposes()));
        }
        if (event instanceof DataWithheld) {
            return this;
        }
        return withStanding(StandingFold.evolve(standing, recorded));
    }

    private CustomerState withStanding(Standing changed) {
        return new CustomerState(
                customerId, registered, mergedInto, changed, identifiers, absorbed, reach, collectedFor);
    }

    /** Most data comes in for purposes that other data has come in for: then this very state is the answer. */
    private CustomerState withCollectedFor(Set<String> purposes) {
        return purposes == collectedFor
                ? this
                : new CustomerState(
                        customerId, registered, mergedInto, standing, identifiers, absorbed, reach, purposes);
    }

    private CustomerState withIdentifiers(Map<String, String> changed, Reach newReach) {
        return new CustomerState(
                customerId, registered, mergedInto, standing, changed, absorbed, newReach, collectedFor);
    }

    private CustomerState withAbsorbed(
            Standing newStanding, Map<String, String> changed, Reach newReach, Set<String> collected) {
        return new CustomerState(
                customerId, registered, mergedInto, newStanding, identifiers, changed, newReach, collected);
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
        if (one.containsAll(other)) {
            return one;
        }
        Set<String> union = new TreeSet<>(one);
        union.addAll(other);
        return Collections.unmodifiableSet(union);
    }

    static <V> Map<String, V> with(Map<String, V> map, String key, V value) {
        Map<String, V> changed = new LinkedHashMap<>(map);
        changed.put(key, value);
        return Collections.unmodifiableMap(changed);
    }

    static <V> Map<String, V> without(Map<String, V> map, String key) {
        Map<String, V> changed = new LinkedHashMap<>(map);
        changed.remove(key);
        return Collections.unmodifiableMap(changed);
    }
}

package dev.samtykke.customer;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import dev.samtykke.consent.Consent;
import dev.samtykke.consent.ConsentStatus;
import dev.samtykke.consent.Evidence;
import dev.samtykke.messages.Recorded;
import dev.samtykke.messages.StoredAs;
import dev.samtykke.privacy.DataSubject;

/**
 * What follows from a customer's events: the state that commands decide on and permissions are computed from. It holds
 * no clear identifier.
 *
 * @param registered whether the first event has happened
 * @param mergedInto the customer that absorbed this one, if any
 * @param consents where the person stands, by purpose
 * @param identifiers type slug by identifier key, of the identifiers attached to this very customer
 * @param absorbed absorbed customer by merge id, in the order of the merges
 */
@StoredAs(name = "customer-state")
public record CustomerState(
        @DataSubject String customerId,
        boolean registered,
        @Nullable String mergedInto,
        Map<String, Consent> consents,
        Map<String, String> identifiers,
        Map<String, String> absorbed) {

    /** The state before the first event. */
    public static CustomerState unknown(String customerId) {
        return new CustomerState(customerId, false, null, Map.of(), Map.of(), Map.of());
    }

    /** Where the person stands on a purpose; empty when they never decided. */
    public Optional<Consent> consent(String purpose) {
        return Optional.ofNullable(consents.get(purpose));
    }

    /** The customer that absorbed this one. */
    public Optional<String> survivor() {
        return Optional.ofNullable(mergedInto);
    }

    /** The state after one more event; only assigns, never refuses. */
    public CustomerState evolve(Recorded<CustomerEvent> recorded) {
        CustomerEvent event = recorded.event();
        if (event instanceof ConsentGranted granted) {
            return decided(granted.purpose(), ConsentStatus.GRANTED, granted.evidence(), granted.verified(), recorded);
        }
        if (event instanceof ConsentRefused refused) {
            return decided(refused.purpose(), ConsentStatus.REFUSED, refused.evidence(), true, recorded);
        }
        if (event instanceof ConsentRevoked revoked) {
            return decided(revoked.purpose(), ConsentStatus.REVOKED, revoked.evidence(), true, recorded);
        }
        if (event instanceof IdentifierAttached attached) {
            return withIdentifiers(with(identifiers, attached.identifier(), attached.type()));
        }
        if (event instanceof IdentifierDetached detached) {
            return withIdentifiers(without(identifiers, detached.identifier()));
        }
        if (event instanceof IdentityMerged merged) {
            return merged(merged);
        }
        if (event instanceof MergedInto into) {
            return new CustomerState(customerId, registered, into.survivor(), consents, identifiers, absorbed);
        }
        return new CustomerState(customerId, true, mergedInto, consents, identifiers, absorbed);
    }

    private CustomerState decided(
            String purpose,
            ConsentStatus status,
            Evidence evidence,
            boolean verified,
            Recorded<CustomerEvent> recorded) {
        Consent current = consents.get(purpose);
        if (current != null && current.outdates(evidence.decidedAt())) {
            return this;
        }
        Consent decided = Consent.of(purpose, status, evidence, verified, recorded.eventId(), recorded.recordedAt());
        return withConsents(with(consents, purpose, decided));
    }

    private CustomerState merged(IdentityMerged merged) {
        Map<String, Consent> resolved = new TreeMap<>();
        merged.consents().forEach(consent -> resolved.put(consent.purpose(), consent));
        return new CustomerState(
                customerId,
                registered,
                mergedInto,
                Collections.unmodifiableMap(resolved),
                identifiers,
                with(absorbed, merged.mergeId(), merged.absorbed()));
    }

    private CustomerState withConsents(Map<String, Consent> changed) {
        return new CustomerState(customerId, registered, mergedInto, changed, identifiers, absorbed);
    }

    private CustomerState withIdentifiers(Map<String, String> changed) {
        return new CustomerState(customerId, registered, mergedInto, consents, changed, absorbed);
    }

    private static <V> Map<String, V> with(Map<String, V> map, String key, V value) {
        Map<String, V> changed = new LinkedHashMap<>(map);
        changed.put(key, value);
        return Collections.unmodifiableMap(changed);
    }

    private static <V> Map<String, V> without(Map<String, V> map, String key) {
        Map<String, V> changed = new LinkedHashMap<>(map);
        changed.remove(key);
        return Collections.unmodifiableMap(changed);
    }
}

package dev.samtykke.consent.query;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import dev.samtykke.consent.Consent;
import dev.samtykke.consent.Evidence;
import dev.samtykke.customer.CustomerState;
import dev.samtykke.customer.Preferences;
import dev.samtykke.customer.ServedNotice;
import dev.samtykke.customer.Standing;
import dev.samtykke.identity.Reach;

/**
 * What a customer has decided on one purpose.
 *
 * @param consent without the guardian, who is personal
 * @param served the notices that somebody who said no was shown, see {@link Standing}: when the purpose moves to another
 *     basis, they decide whether the no still counts. Empty for somebody who agreed.
 */
public record ConsentPart(Consent consent, Map<String, ServedNotice> served) {

    /** By purpose; none of a customer that was absorbed by another one, who answers for it. */
    public static Map<String, ConsentPart> of(CustomerState customer) {
        Map<String, ConsentPart> parts = new TreeMap<>();
        if (customer.mergedInto() == null) {
            customer.consents().forEach((purpose, consent) -> parts.put(purpose, of(consent, customer.standing())));
        }
        return parts;
    }

    private static ConsentPart of(Consent consent, Standing standing) {
        return new ConsentPart(impersonal(consent), consent.status().protective() ? standing.served() : Map.of());
    }

    private static Consent impersonal(Consent consent) {
        Evidence evidence = consent.evidence();
        return new Consent(
                consent.purpose(),
                consent.status(),
                new Evidence(
                        evidence.purposeVersion(),
                        evidence.notice(),
                        evidence.language(),
                        evidence.channel(),
                        evidence.source(),
                        evidence.method(),
                        evidence.explicit(),
                        null,
                        evidence.actor(),
                        evidence.decidedAt(),
                        null),
                consent.verified(),
                consent.conflict(),
                consent.eventId(),
                consent.recordedAt(),
                consent.outdatedBy(),
                consent.joint().stream().map(ConsentPart::impersonal).toList());
    }

    /** A customer of whom nothing else is known: what is permitted of them rests on this decision alone. */
    CustomerState alone(String customerId) {
        Standing standing = new Standing(
                Map.of(consent.purpose(), consent),
                Map.of(),
                served,
                Map.of(),
                null,
                Map.of(),
                Preferences.NONE,
                Map.of());
        return new CustomerState(customerId, true, null, standing, Map.of(), Map.of(), Reach.NONE, Set.of());
    }
}

package dev.samtykke.consent.query;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

import com.mongodb.client.MongoIterable;
import com.mongodb.client.model.Filters;

import dev.samtykke.consent.ConsentStatus;
import dev.samtykke.consent.query.BasisChangeAnswer.Barred;
import dev.samtykke.consent.query.ConsentDocuments.Decided;
import dev.samtykke.permission.Catalogue;
import dev.samtykke.permission.Decision;
import dev.samtykke.permission.Permission;
import dev.samtykke.permission.PermissionQuery;
import dev.samtykke.permission.Rule;

/** Who said no to a purpose, and whether that still counts on its basis in force. */
final class Guard {

    private static final Set<Rule> NO = EnumSet.of(Rule.REFUSED, Rule.REVOKED, Rule.CONFLICT);

    private final ConsentDocuments documents;
    private final Catalogue catalogue;

    Guard(ConsentDocuments documents, Catalogue catalogue) {
        this.documents = documents;
        this.catalogue = catalogue;
    }

    /** All who said no, in the order of their ids, after {@code after}. */
    MongoIterable<Decided> whoSaidNo(String purpose, String after) {
        return documents.of(
                purpose,
                after,
                Filters.in("v.consent.status", ConsentStatus.REFUSED.name(), ConsentStatus.REVOKED.name()));
    }

    /** How somebody is denied by their no; empty when it does not count any more. */
    Optional<Barred> barred(Decided decided, Instant at) {
        Decision decision = Permission.decide(
                decided.part().alone(decided.customerId()),
                catalogue,
                new PermissionQuery(decided.part().consent().purpose(), Set.of(), null, null),
                at);
        return NO.contains(decision.rule())
                ? Optional.of(new Barred(
                        decided.customerId(),
                        decision.rule(),
                        decided.part().consent().eventId(),
                        decided.part().consent().evidence().decidedAt()))
                : Optional.empty();
    }
}

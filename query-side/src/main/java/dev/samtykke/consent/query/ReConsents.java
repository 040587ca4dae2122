package dev.samtykke.consent.query;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

import com.mongodb.client.model.Filters;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

import dev.samtykke.consent.Consent;
import dev.samtykke.consent.ConsentStatus;
import dev.samtykke.consent.query.ConsentDocuments.Decided;
import dev.samtykke.consent.query.ReConsentAnswer.Reason;
import dev.samtykke.consent.query.ReConsentAnswer.ToAsk;
import dev.samtykke.permission.Catalogue;
import dev.samtykke.permission.ConsentStanding;
import dev.samtykke.permission.Rule;
import dev.samtykke.purpose.PurposeState;
import dev.samtykke.query.api.Page;

/** Finds out who has to be asked again; derived from the decisions when somebody asks, so that nothing is written. */
final class ReConsents {

    private static final Bson GRANTED_OR_IN_CONFLICT = Filters.or(
            Filters.eq("v.consent.status", ConsentStatus.GRANTED.name()), Filters.eq("v.consent.conflict", true));

    private final ConsentDocuments documents;
    private final Catalogue catalogue;

    ReConsents(ConsentDocuments documents, Catalogue catalogue) {
        this.documents = documents;
        this.catalogue = catalogue;
    }

    /** The next people, in the order of their ids, after {@code after}. */
    Page<ToAsk> page(PurposeState purpose, Set<Reason> reasons, Instant at, String after, int limit) {
        return ScannedPage.of(
                documents.of(purpose.purpose(), after, GRANTED_OR_IN_CONFLICT),
                after,
                limit,
                decided -> toAsk(decided, purpose, at).filter(one -> reasons.contains(one.reason())));
    }

    private Optional<ToAsk> toAsk(Decided decided, PurposeState purpose, Instant at) {
        Consent consent = decided.part().consent();
        return reason(ConsentStanding.at(consent, catalogue, purpose, at))
                .map(reason -> new ToAsk(
                        decided.customerId(),
                        reason,
                        consent.eventId(),
                        consent.evidence().decidedAt(),
                        consent.recordedAt(),
                        consent.evidence().purposeVersion(),
                        consent.evidence().notice(),
                        expiresAt(consent, purpose),
                        reason == Reason.STALE
                                ? Outdating.of(consent, catalogue, purpose).orElse(null)
                                : null));
    }

    private static @Nullable Instant expiresAt(Consent consent, PurposeState purpose) {
        return consent.status() == ConsentStatus.GRANTED
                ? ConsentStanding.expiry(consent, purpose.current().terms())
                : null;
    }

    private static Optional<Reason> reason(Rule rule) {
        return switch (rule) {
            case STALE -> Optional.of(Reason.STALE);
            case EXPIRED -> Optional.of(Reason.EXPIRED);
            case CONFLICT -> Optional.of(Reason.CONFLICT);
            case UNVERIFIED -> Optional.of(Reason.UNVERIFIED);
            default -> Optional.empty();
        };
    }
}

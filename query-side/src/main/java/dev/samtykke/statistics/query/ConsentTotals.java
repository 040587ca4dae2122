package dev.samtykke.statistics.query;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;

import com.mongodb.client.model.Filters;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

import dev.samtykke.consent.Consent;
import dev.samtykke.consent.ConsentStatus;
import dev.samtykke.permission.Catalogue;
import dev.samtykke.permission.ConsentStanding;
import dev.samtykke.permission.Rule;
import dev.samtykke.projection.Pictures;
import dev.samtykke.projection.Projections;
import dev.samtykke.purpose.PurposeState;
import dev.samtykke.query.api.ProjectionNames;

/** How many customers stand where, by purpose and by what their decision is worth. */
public final class ConsentTotals {

    private final Projections projections;
    private final Catalogue catalogue;

    /** @param catalogue by which decisions are judged */
    public ConsentTotals(Projections projections, Catalogue catalogue) {
        this.projections = projections;
        this.catalogue = catalogue;
    }

    /**
     * The totals by purpose and state: GRANTED, REFUSED, REVOKED, STALE, EXPIRED, UNVERIFIED, CONFLICT. States of nobody
     * are left out, and so is everybody who never decided.
     *
     * @param purpose only of this one; null for all
     * @param at when; an expiry counts when it came before that instant's UTC day began
     */
    public Map<String, Map<String, Long>> of(@Nullable String purpose, Instant at) {
        // Kinds know the day of a decision: just before midnight, all decisions of a day have expired or none has.
        Instant judged = at.truncatedTo(ChronoUnit.DAYS).minusMillis(1);
        Map<String, Map<String, Long>> totals = new TreeMap<>();
        projections
                .documents(ProjectionNames.CURRENT_CONSENTS)
                .find(purpose == null ? new Document() : of(purpose))
                .forEach(document -> {
                    Consent consent = kind(document).consent();
                    totals.computeIfAbsent(consent.purpose(), each -> new TreeMap<>())
                            .merge(state(consent, judged), count(document), Long::sum);
                });
        totals.values().forEach(states -> states.values().removeIf(count -> count == 0));
        totals.values().removeIf(Map::isEmpty);
        return totals;
    }

    /** The documents of a purpose lie between "purpose/" and "purpose0", the next character. */
    private static Bson of(String purpose) {
        return Filters.and(Filters.gt("_id", purpose + '/'), Filters.lt("_id", purpose + (char) ('/' + 1)));
    }

    private String state(Consent consent, Instant judged) {
        PurposeState purpose = catalogue.purpose(consent.purpose());
        Rule standing = purpose.defined() ? ConsentStanding.at(consent, catalogue, purpose, judged) : Rule.PERMITTED;
        return standing == Rule.PERMITTED ? ConsentStatus.GRANTED.name() : standing.name();
    }

    static ConsentKind kind(Document document) {
        return Pictures.state(
                new Document(CurrentConsentsBatch.VALUE, document.get(CurrentConsentsBatch.KIND)), ConsentKind.class);
    }

    static long count(Document document) {
        return document.get(CurrentConsentsBatch.VALUE, Document.class).getLong(CurrentConsentsBatch.COUNT);
    }
}

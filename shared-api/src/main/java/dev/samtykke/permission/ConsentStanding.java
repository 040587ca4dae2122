package dev.samtykke.permission;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;

import org.jspecify.annotations.Nullable;

import dev.samtykke.consent.Consent;
import dev.samtykke.consent.ConsentStatus;
import dev.samtykke.consent.NoticeReference;
import dev.samtykke.purpose.PurposeState;
import dev.samtykke.purpose.PurposeTerms;

/**
 * What a consent is worth at an instant. That it became stale or has expired follows from the catalogue and the time,
 * and needs no event.
 */
public final class ConsentStanding {

    private ConsentStanding() {}

    /** The rule by which a consent permits or denies; {@link Rule#PERMITTED} when it permits. */
    public static Rule at(Consent consent, Catalogue catalogue, PurposeState purpose, Instant at) {
        if (consent.conflict() || consent.status().protective()) {
            return protective(consent);
        }
        Rule first = grant(consent, catalogue, purpose, at);
        for (Consent joint : consent.joint()) {
            Rule next = grant(joint, catalogue, purpose, at);
            first = next.compareTo(first) < 0 ? next : first;
        }
        return first;
    }

    /** When a consent ends by itself under the terms; null when it does not. */
    public static @Nullable Instant expiry(Consent consent, PurposeTerms terms) {
        Instant first = expiry(consent.evidence().decidedAt(), terms.validity());
        for (Consent joint : consent.joint()) {
            Instant next = expiry(joint.evidence().decidedAt(), terms.validity());
            first = first == null || next == null || first.isBefore(next) ? first : next;
        }
        return first;
    }

    static Rule protective(Consent consent) {
        if (consent.conflict()) {
            return Rule.CONFLICT;
        }
        return consent.status() == ConsentStatus.REFUSED ? Rule.REFUSED : Rule.REVOKED;
    }

    private static Rule grant(Consent grant, Catalogue catalogue, PurposeState purpose, Instant at) {
        PurposeTerms terms = purpose.current().terms();
        NoticeReference notice = grant.evidence().notice();
        if (purpose.revisedMateriallySince(grant.evidence().purposeVersion())
                || (notice != null && catalogue.notice(notice.id()).revisedMateriallySince(notice.version()))
                || (terms.explicitRequired() && !grant.evidence().explicit())) {
            return Rule.STALE;
        }
        Instant expiry = expiry(grant.evidence().decidedAt(), terms.validity());
        if (expiry != null && !at.isBefore(expiry)) {
            return Rule.EXPIRED;
        }
        return grant.verified() || terms.acceptsUnverified() ? Rule.PERMITTED : Rule.UNVERIFIED;
    }

    private static @Nullable Instant expiry(Instant decidedAt, @Nullable Period validity) {
        if (validity == null) {
            return null;
        }
        try {
            return decidedAt.atOffset(ZoneOffset.UTC).plus(validity).toInstant();
        } catch (DateTimeException | ArithmeticException beyondTime) {
            return null;
        }
    }
}

package dev.samtykke.permission;

import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.samtykke.consent.Consent;
import dev.samtykke.consent.ConsentStatus;
import dev.samtykke.consent.NoticeReference;
import dev.samtykke.customer.CustomerState;
import dev.samtykke.purpose.PurposeState;
import dev.samtykke.purpose.PurposeTerms;
import dev.samtykke.purpose.PurposeVersion;

/**
 * May this purpose process this customer's data now (GDPR art. 5-7)? Pure and total: the same question on the same
 * state gives the same answer on every side, and anything unknown is denied.
 */
public final class Permission {

    private Permission() {}

    /** Answers {@code query} for a customer at an instant. The first rule that matches settles it. */
    public static Decision decide(CustomerState customer, Catalogue catalogue, PermissionQuery query, Instant at) {
        PurposeState purpose = catalogue.purpose(query.purpose());
        if (!customer.registered()) {
            return deny(Rule.UNKNOWN_CUSTOMER, null, null);
        }
        if (!purpose.defined()) {
            return deny(Rule.UNKNOWN_PURPOSE, null, null);
        }
        PurposeVersion version = purpose.current();
        if (purpose.retired()) {
            return deny(Rule.RETIRED_PURPOSE, version, null);
        }
        if (query.destination() != null) {
            return deny(Rule.UNKNOWN_DESTINATION, version, null);
        }
        return switch (version.terms().lawfulBasis()) {
            case CONSENT -> byConsent(customer, catalogue, purpose, query, at);
            case CONTRACT -> deny(Rule.NO_CONTRACT, version, null);
            case LEGAL_OBLIGATION -> byObligation(version, query, at);
            case VITAL_INTERESTS -> deny(Rule.NO_EMERGENCY, version, null);
            case PUBLIC_TASK, LEGITIMATE_INTERESTS -> deny(Rule.NOT_INFORMED, version, null);
        };
    }

    private static Decision byConsent(
            CustomerState customer, Catalogue catalogue, PurposeState purpose, PermissionQuery query, Instant at) {
        PurposeVersion version = purpose.current();
        Consent consent = customer.consents().get(purpose.purpose());
        if (consent == null) {
            return deny(Rule.UNASKED, version, null);
        }
        Rule rule = standing(consent, catalogue, purpose, at);
        if (rule != Rule.PERMITTED) {
            return deny(rule, version, consent.eventId());
        }
        return permit(version, consent.eventId(), query, expiry(consent, version.terms()));
    }

    /** The rule by which a consent permits or denies at an instant, {@link Rule#PERMITTED} when it permits. */
    public static Rule standing(Consent consent, Catalogue catalogue, PurposeState purpose, Instant at) {
        if (consent.conflict()) {
            return Rule.CONFLICT;
        }
        if (consent.status() != ConsentStatus.GRANTED) {
            return consent.status() == ConsentStatus.REFUSED ? Rule.REFUSED : Rule.REVOKED;
        }
        Rule first = grant(consent, catalogue, purpose, at);
        for (Consent joint : consent.joint()) {
            Rule next = grant(joint, catalogue, purpose, at);
            first = next.compareTo(first) < 0 ? next : first;
        }
        return first;
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

    /** When a consent ends by itself under the terms; null when it does not. */
    public static @Nullable Instant expiry(Consent consent, PurposeTerms terms) {
        Instant first = expiry(consent.evidence().decidedAt(), terms.validity());
        for (Consent joint : consent.joint()) {
            Instant next = expiry(joint.evidence().decidedAt(), terms.validity());
            first = first == null || next == null || first.isBefore(next) ? first : next;
        }
        return first;
    }

    private static @Nullable Instant expiry(Instant decidedAt, @Nullable Period validity) {
        return validity == null
                ? null
                : decidedAt.atOffset(ZoneOffset.UTC).plus(validity).toInstant();
    }

    private static Decision byObligation(PurposeVersion version, PermissionQuery query, Instant at) {
        Instant from = version.terms().basis().inForceFrom();
        Instant until = version.terms().basis().inForceUntil();
        boolean inForce = (from == null || !at.isBefore(from)) && (until == null || at.isBefore(until));
        return inForce
                ? permit(version, version.eventId(), query, until)
                : deny(Rule.OBLIGATION_NOT_IN_FORCE, version, version.eventId());
    }

    private static Decision permit(
            PurposeVersion version, String eventId, PermissionQuery query, @Nullable Instant expiresAt) {
        Set<String> covered = new LinkedHashSet<>(version.terms().dataCategories());
        if (!query.categories().isEmpty()) {
            covered.retainAll(query.categories());
            if (covered.isEmpty()) {
                return deny(Rule.CATEGORY_NOT_COVERED, version, eventId);
            }
        }
        return new Decision(
                true, Rule.PERMITTED, version.terms().lawfulBasis(), version.version(), eventId, covered, expiresAt);
    }

    private static Decision deny(Rule rule, @Nullable PurposeVersion version, @Nullable String eventId) {
        return new Decision(
                false,
                rule,
                version == null ? null : version.terms().lawfulBasis(),
                version == null ? null : version.version(),
                eventId,
                Set.of(),
                null);
    }
}

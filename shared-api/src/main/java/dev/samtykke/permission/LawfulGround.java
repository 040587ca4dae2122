package dev.samtykke.permission;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.samtykke.consent.Consent;
import dev.samtykke.customer.Contract;
import dev.samtykke.customer.Emergency;
import dev.samtykke.customer.Objection;
import dev.samtykke.customer.ServedNotice;
import dev.samtykke.customer.Standing;
import dev.samtykke.notice.NoticeState;
import dev.samtykke.purpose.LawfulBasis;
import dev.samtykke.purpose.PurposeState;
import dev.samtykke.purpose.PurposeTerms;
import dev.samtykke.purpose.PurposeVersion;

/** Whether a purpose's lawful basis is given for one customer (GDPR art. 6(1)). */
final class LawfulGround {

    private final Standing standing;
    private final Catalogue catalogue;
    private final PurposeState purpose;
    private final PurposeTerms terms;
    private final @Nullable Consent consent;

    LawfulGround(Standing standing, Catalogue catalogue, PurposeState purpose) {
        this.standing = standing;
        this.catalogue = catalogue;
        this.purpose = purpose;
        this.terms = purpose.current().terms();
        this.consent = standing.consents().get(purpose.purpose());
    }

    Ground at(Instant at) {
        if (terms.lawfulBasis() == LawfulBasis.CONSENT) {
            return byConsent(at);
        }
        if (consent != null && consent.status().protective() && !toldOfTheNewBasis()) {
            return new Ground(ConsentStanding.protective(consent), consent.eventId(), null);
        }
        return switch (terms.lawfulBasis()) {
            case CONSENT -> throw new IllegalStateException("handled above");
            case CONTRACT -> byContract(at);
            case LEGAL_OBLIGATION -> byObligation(at);
            case VITAL_INTERESTS -> byEmergency(at);
            case PUBLIC_TASK, LEGITIMATE_INTERESTS -> byInformation();
        };
    }

    private Ground byConsent(Instant at) {
        if (consent == null) {
            return new Ground(Rule.UNASKED, null, null);
        }
        Rule rule = ConsentStanding.at(consent, catalogue, purpose, at);
        if (rule != Rule.PERMITTED) {
            return new Ground(rule, consent.eventId(), null);
        }
        Objection objection = terms.directMarketing() ? objection() : null;
        // Who agrees after having objected has changed their mind; the other way round the objection counts.
        if (objection != null && !consent.allGrantedAfter(objection.raisedAt())) {
            return new Ground(Rule.OBJECTED, objection.eventId(), null);
        }
        return new Ground(Rule.PERMITTED, consent.eventId(), ConsentStanding.expiry(consent, terms));
    }

    private Ground byContract(Instant at) {
        return standing.contracts().values().stream()
                .filter(contract -> contract.type().equals(terms.basis().contractType()) && contract.active(at))
                .findFirst()
                .map(contract -> new Ground(Rule.PERMITTED, contract.eventId(), contract.until()))
                .orElseGet(() -> new Ground(Rule.NO_CONTRACT, lastContract(), null));
    }

    private @Nullable String lastContract() {
        return standing.contracts().values().stream()
                .filter(contract -> contract.type().equals(terms.basis().contractType()))
                .map(Contract::eventId)
                .reduce((first, second) -> second)
                .orElse(null);
    }

    private Ground byObligation(Instant at) {
        Instant from = terms.basis().inForceFrom();
        Instant until = terms.basis().inForceUntil();
        boolean inForce = (from == null || !at.isBefore(from)) && (until == null || at.isBefore(until));
        String eventId = purpose.current().eventId();
        return inForce
                ? new Ground(Rule.PERMITTED, eventId, until)
                : new Ground(Rule.OBLIGATION_NOT_IN_FORCE, eventId, null);
    }

    private Ground byEmergency(Instant at) {
        String kind = terms.basis().emergency();
        Emergency emergency = kind == null ? null : standing.emergencies().get(kind);
        if (emergency == null) {
            return new Ground(Rule.NO_EMERGENCY, null, null);
        }
        return emergency.lasts(at)
                ? new Ground(Rule.PERMITTED, emergency.eventId(), emergency.until())
                : new Ground(Rule.NO_EMERGENCY, emergency.eventId(), null);
    }

    private Ground byInformation() {
        Optional<ServedNotice> informed =
                standing.served().values().stream().filter(this::informs).findFirst();
        if (informed.isEmpty()) {
            return new Ground(Rule.NOT_INFORMED, null, null);
        }
        Objection objection = objection();
        return objection == null
                ? new Ground(Rule.PERMITTED, informed.get().eventId(), null)
                : new Ground(Rule.OBJECTED, objection.eventId(), null);
    }

    private boolean informs(ServedNotice served) {
        NoticeState notice = catalogue.notice(served.notice());
        return notice.version(served.version()).stream()
                        .flatMap(version -> version.purposes().stream())
                        .anyMatch(covered -> covered.purpose().equals(purpose.purpose())
                                && covered.lawfulBasis() == terms.lawfulBasis()
                                && !purpose.revisedMateriallySince(covered.version()))
                && !notice.revisedMateriallySince(served.version());
    }

    /**
     * The last objection that counts: one to direct marketing always does, another one until it is overridden (art. 21).
     */
    private @Nullable Objection objection() {
        Objection own = standing.objections().get(purpose.purpose());
        if (!terms.directMarketing()) {
            return own == null || own.overridden() ? null : own;
        }
        Objection toAll = standing.objections().get(Objection.TO_DIRECT_MARKETING);
        if (own == null || toAll == null) {
            return own == null ? toAll : own;
        }
        return own.raisedAt().isBefore(toAll.raisedAt()) ? toAll : own;
    }

    /**
     * Whether a customer who said no to the purpose while it rested on consent was told, after it moved to another
     * basis, of that basis. Bases are not swapped behind people's backs (EDPB Guidelines 05/2020, 121-123).
     */
    private boolean toldOfTheNewBasis() {
        Instant changed = basisSince();
        return standing.served().values().stream()
                .anyMatch(served -> served.servedAt().isAfter(changed) && informs(served));
    }

    private Instant basisSince() {
        List<PurposeVersion> versions = purpose.versions();
        int first = versions.size() - 1;
        while (first > 0 && versions.get(first - 1).terms().lawfulBasis() == terms.lawfulBasis()) {
            first--;
        }
        return versions.get(first).recordedAt();
    }
}

package dev.samtykke.permission.query;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.samtykke.consent.Consent;
import dev.samtykke.customer.Objection;
import dev.samtykke.permission.query.Change.AllowDestination;
import dev.samtykke.permission.query.Change.AskForCategories;
import dev.samtykke.permission.query.Change.ConfirmImport;
import dev.samtykke.permission.query.Change.DeclareEmergency;
import dev.samtykke.permission.query.Change.DefinePurpose;
import dev.samtykke.permission.query.Change.LiftRestriction;
import dev.samtykke.permission.query.Change.ObtainGrant;
import dev.samtykke.permission.query.Change.OverrideObjection;
import dev.samtykke.permission.query.Change.RegisterCustomer;
import dev.samtykke.permission.query.Change.RevisePurpose;
import dev.samtykke.permission.query.Change.ServeNotice;
import dev.samtykke.permission.query.Change.StartContract;
import dev.samtykke.permission.query.Change.WaitUntil;
import dev.samtykke.permission.query.Change.WithdrawObjection;
import dev.samtykke.purpose.BasisTerms;
import dev.samtykke.purpose.LawfulBasis;
import dev.samtykke.purpose.PurposeTerms;
import dev.samtykke.purpose.query.BasisChange;

/** What would change a denial: alternatives, each of which lifts the rule that settled it. */
final class Remedies {

    private final Supplier<CoveringNotices> notices;

    /** @param notices asked only when a notice would help */
    Remedies(Supplier<CoveringNotices> notices) {
        this.notices = notices;
    }

    /** Empty when it is permitted, or when nothing would change the denial. */
    List<Change> of(Settled settled) {
        String purpose = settled.query().purpose();
        return switch (settled.decision().rule()) {
            case PERMITTED, RETIRED_PURPOSE, ERASED, SUPPRESSED -> List.of();
            case UNKNOWN_CUSTOMER -> List.of(new RegisterCustomer());
            case UNKNOWN_PURPOSE -> List.of(new DefinePurpose(purpose));
            case RESTRICTED ->
                List.of(new LiftRestriction(
                        Objects.requireNonNull(settled.customer().standing().restriction())
                                .ground()));
            case UNKNOWN_DESTINATION, PURPOSE_NOT_ALLOWED_FOR_DESTINATION ->
                List.of(new AllowDestination(
                        Objects.requireNonNull(settled.query().destination()), purpose));
            case CHANNEL_OPTED_OUT, QUIET_HOURS, FREQUENCY_CAP -> WishRemedies.of(settled);
            case CATEGORY_NOT_COVERED ->
                List.of(
                        new AskForCategories(terms(settled).dataCategories()),
                        new RevisePurpose(purpose, "dataCategories"));
            default -> ofGround(settled);
        };
    }

    /** For the rules by which a lawful basis is not given. */
    private List<Change> ofGround(Settled settled) {
        return switch (settled.decision().rule()) {
            case UNASKED, STALE, EXPIRED -> List.of(grant(settled, null));
            case UNVERIFIED ->
                List.of(
                        new ConfirmImport(
                                settled.query().purpose(),
                                Objects.requireNonNull(consent(settled)).eventId()),
                        grant(settled, null),
                        new RevisePurpose(settled.query().purpose(), "acceptsUnverified"));
            case CONFLICT, REFUSED, REVOKED ->
                terms(settled).lawfulBasis() == LawfulBasis.CONSENT
                        ? List.of(grant(settled, null))
                        : List.of(toldOfTheNewBasis(settled));
            case NOT_INFORMED -> List.of(notice(settled, null));
            case OBJECTED -> objected(settled);
            case NO_CONTRACT -> noContract(settled);
            case OBLIGATION_NOT_IN_FORCE -> notInForce(settled);
            case NO_EMERGENCY -> noEmergency(settled);
            default -> throw new IllegalArgumentException(settled.decision().rule() + " has no remedy");
        };
    }

    private ObtainGrant grant(Settled settled, @Nullable Instant notBefore) {
        @Nullable Consent consent = consent(settled);
        @Nullable Instant from = consent == null ? notBefore : later(consent.outdatedBy(), notBefore);
        return new ObtainGrant(
                settled.query().purpose(),
                Objects.requireNonNull(settled.decision().purposeVersion()),
                notices.get().toAgree(settled),
                terms(settled).explicitRequired(),
                from);
    }

    private static Instant later(Instant one, @Nullable Instant other) {
        return other == null || one.isAfter(other) ? one : other;
    }

    private ServeNotice toldOfTheNewBasis(Settled settled) {
        Instant changed = BasisChange.latest(
                        settled.catalogue().purpose(settled.query().purpose()))
                .map(BasisChange::recordedAt)
                .orElse(null);
        return notice(settled, changed);
    }

    private ServeNotice notice(Settled settled, @Nullable Instant after) {
        return new ServeNotice(
                settled.query().purpose(),
                terms(settled).lawfulBasis(),
                notices.get().toInform(settled),
                after);
    }

    private List<Change> objected(Settled settled) {
        String purpose = settled.query().purpose();
        PurposeTerms terms = terms(settled);
        @Nullable Objection own = settled.customer().standing().objections().get(purpose);
        @Nullable Objection any = settled.customer().standing().objections().get(Objection.TO_DIRECT_MARKETING);
        List<Change> changes = new ArrayList<>();
        if (terms.lawfulBasis() == LawfulBasis.CONSENT) {
            Objection counts = Objects.requireNonNull(own == null ? any : own);
            changes.add(grant(settled, counts.raisedAt().plusMillis(1)));
        }
        changes.add(new WithdrawObjection(own == null ? Objection.TO_DIRECT_MARKETING : purpose));
        if (!terms.directMarketing()) {
            changes.add(new OverrideObjection(purpose));
        }
        return changes;
    }

    private static List<Change> noContract(Settled settled) {
        String type = Objects.requireNonNull(basis(settled).contractType());
        List<Change> changes = new ArrayList<>();
        settled.customer().standing().contracts().values().stream()
                .filter(contract -> contract.type().equals(type) && contract.active(contract.from()))
                .map(contract -> contract.from())
                .filter(from -> from.isAfter(settled.at()))
                .min(Instant::compareTo)
                .ifPresent(from -> changes.add(new WaitUntil(from, null)));
        changes.add(new StartContract(type));
        return changes;
    }

    private static List<Change> notInForce(Settled settled) {
        @Nullable Instant from = basis(settled).inForceFrom();
        return from != null && settled.at().isBefore(from)
                ? List.of(new WaitUntil(from, null))
                : List.of(new RevisePurpose(settled.query().purpose(), "basis.inForceUntil"));
    }

    private static List<Change> noEmergency(Settled settled) {
        @Nullable String kind = basis(settled).emergency();
        List<Change> changes = new ArrayList<>();
        if (kind != null) {
            var declared = settled.customer().standing().emergencies().get(kind);
            if (declared != null && declared.from().isAfter(settled.at()) && declared.lasts(declared.from())) {
                changes.add(new WaitUntil(declared.from(), null));
            }
        }
        changes.add(new DeclareEmergency(kind));
        return changes;
    }

    private static @Nullable Consent consent(Settled settled) {
        return settled.customer().consents().get(settled.query().purpose());
    }

    private static PurposeTerms terms(Settled settled) {
        return settled.catalogue().purpose(settled.query().purpose()).current().terms();
    }

    private static BasisTerms basis(Settled settled) {
        return terms(settled).basis();
    }
}

package dev.samtykke.consent.command;

import java.time.Instant;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import dev.samtykke.consent.Consent;
import dev.samtykke.consent.ConsentCommand;
import dev.samtykke.consent.DecidedInTheFuture;
import dev.samtykke.consent.Evidence;
import dev.samtykke.consent.ExplicitConsentRequired;
import dev.samtykke.consent.GivenEvidence;
import dev.samtykke.consent.GrantConsent;
import dev.samtykke.consent.GuardianRequired;
import dev.samtykke.consent.NotBasedOnConsent;
import dev.samtykke.consent.NoticeDoesNotCoverPurpose;
import dev.samtykke.consent.NoticeReference;
import dev.samtykke.consent.NoticeRequired;
import dev.samtykke.consent.RefuseConsent;
import dev.samtykke.consent.UserActionRequired;
import dev.samtykke.customer.ConsentGranted;
import dev.samtykke.customer.ConsentRefused;
import dev.samtykke.customer.ConsentRevoked;
import dev.samtykke.customer.CustomerEvent;
import dev.samtykke.customer.CustomerState;
import dev.samtykke.notice.NoticeState;
import dev.samtykke.notice.NoticeVersion;
import dev.samtykke.notice.UnknownNotice;
import dev.samtykke.notice.UnknownNoticeVersion;
import dev.samtykke.permission.Catalogue;
import dev.samtykke.purpose.LawfulBasis;
import dev.samtykke.purpose.PurposeIsRetired;
import dev.samtykke.purpose.PurposeState;
import dev.samtykke.purpose.PurposeTerms;
import dev.samtykke.purpose.UnknownPurpose;

/**
 * What follows from a consent decision. Pure. What protects the person (refusing, withdrawing) is accepted with whatever
 * evidence there is; what exposes them (granting) needs all of it.
 */
final class ConsentDecisions {

    private final Catalogue catalogue;
    private final ConsentPolicy policy;

    ConsentDecisions(Catalogue catalogue, ConsentPolicy policy) {
        this.catalogue = catalogue;
        this.policy = policy;
    }

    /**
     * Decides on one purpose. A decision without an instant of its own is made now, and thus after every one that is
     * known, even where the clock of whoever recorded that runs ahead of ours. One that claims to have been made after
     * now was made now.
     *
     * @param customer whose decision it is
     * @param index the decision's place in the request, to name it in refusals
     * @param now when the system learnt of it
     */
    CustomerEvent decide(CustomerState customer, ConsentCommand command, int index, GivenEvidence given, Instant now) {
        String customerId = customer.customerId();
        String field = "decisions[" + index + "].purpose";
        PurposeState purpose = catalogue.purpose(command.purpose());
        if (!purpose.defined()) {
            throw UnknownPurpose.at(field, command.purpose());
        }
        Evidence evidence = evidence(purpose, given, decidedAt(customer, command.purpose(), given, now));
        if (command instanceof GrantConsent) {
            requireGuardianOfChild(given);
            return grant(customerId, purpose, field, evidence, given);
        }
        requireEverBasedOnConsent(purpose, field);
        return command instanceof RefuseConsent
                ? new ConsentRefused(customerId, command.purpose(), evidence)
                : new ConsentRevoked(customerId, command.purpose(), evidence);
    }

    private CustomerEvent grant(
            String customerId, PurposeState purpose, String field, Evidence evidence, GivenEvidence given) {
        PurposeTerms terms = purpose.current().terms();
        if (purpose.retired()) {
            throw PurposeIsRetired.at(field, purpose.purpose());
        }
        if (terms.lawfulBasis() != LawfulBasis.CONSENT) {
            throw new NotBasedOnConsent(field, purpose.purpose(), terms.lawfulBasis());
        }
        NoticeReference notice = evidence.notice();
        if (notice != null && !version(notice.id(), notice.version()).covers(purpose.purpose())) {
            throw new NoticeDoesNotCoverPurpose(field, notice.id(), notice.version(), purpose.purpose());
        }
        boolean noticeMissing = notice == null && !Objects.equals(terms.basis().noticeRequired(), false);
        boolean actionMissing = !policy.isUserAction(evidence.method());
        boolean explicitMissing = terms.explicitRequired() && !evidence.explicit();
        boolean complete = !noticeMissing && !actionMissing && !explicitMissing;
        if (given.imported() || policy.isImport(evidence.actor())) {
            // When the person decided is part of the evidence; the instant of the import says nothing of it.
            return new ConsentGranted(customerId, purpose.purpose(), evidence, complete && given.decidedAt() != null);
        }
        if (!complete) {
            throw noticeMissing
                    ? new NoticeRequired("evidence.notice")
                    : actionMissing
                            ? new UserActionRequired("evidence.method")
                            : new ExplicitConsentRequired("evidence.explicit", purpose.purpose());
        }
        return new ConsentGranted(customerId, purpose.purpose(), evidence, true);
    }

    private void requireGuardianOfChild(GivenEvidence given) {
        if (policy.isChild(given.age()) && given.guardian() == null) {
            throw new GuardianRequired("evidence.guardian", policy.ageOfConsent());
        }
    }

    private Instant decidedAt(CustomerState customer, String purpose, GivenEvidence given, Instant now) {
        Instant claimed = given.decidedAt();
        if (claimed == null) {
            return customer.consent(purpose)
                    .map(Consent::outdatedBy)
                    .filter(now::isBefore)
                    .orElse(now);
        }
        if (claimed.isAfter(now.plus(policy.clockSkew()))) {
            throw new DecidedInTheFuture("evidence.decidedAt");
        }
        return claimed.isAfter(now) ? now : claimed;
    }

    private Evidence evidence(PurposeState purpose, GivenEvidence given, Instant decidedAt) {
        NoticeVersion notice = notice(given);
        return new Evidence(
                purpose.current().version(),
                notice == null
                        ? null
                        : new NoticeReference(
                                Objects.requireNonNull(given.noticeId()), notice.version(), notice.sha256()),
                given.language() == null && notice != null ? notice.language() : given.language(),
                given.channel(),
                given.source(),
                given.method(),
                given.explicit(),
                given.guardian(),
                given.actor() == null ? ConsentPolicy.CUSTOMER : given.actor(),
                decidedAt,
                given.signal());
    }

    private @Nullable NoticeVersion notice(GivenEvidence given) {
        String id = given.noticeId();
        Integer number = given.noticeVersion();
        return id == null || number == null ? null : version(id, number);
    }

    private NoticeVersion version(String id, int number) {
        NoticeState notice = catalogue.notice(id);
        if (!notice.published()) {
            throw UnknownNotice.at("evidence.notice.id", id);
        }
        return notice.version(number).orElseThrow(() -> UnknownNoticeVersion.at("evidence.notice.version", id, number));
    }

    private static void requireEverBasedOnConsent(PurposeState purpose, String field) {
        boolean ever =
                purpose.versions().stream().anyMatch(version -> version.terms().lawfulBasis() == LawfulBasis.CONSENT);
        if (!ever) {
            throw new NotBasedOnConsent(
                    field, purpose.purpose(), purpose.current().terms().lawfulBasis());
        }
    }
}

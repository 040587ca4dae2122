package dev.samtykke.consent;

import java.time.Instant;
import java.util.List;

/**
 * Where a customer stands on one purpose.
 *
 * @param evidence the evidence of the decision that counts
 * @param verified false for an imported grant without full evidence
 * @param conflict whether two merged customers had decided differently, so that the person must be asked again
 * @param eventId the event that states the decision
 * @param recordedAt when the system learnt of it
 * @param outdatedBy a decision replaces this one unless the person made it before this instant
 * @param joint further grants, from merged customers, that must hold as well
 */
public record Consent(
        String purpose,
        ConsentStatus status,
        Evidence evidence,
        boolean verified,
        boolean conflict,
        String eventId,
        Instant recordedAt,
        Instant outdatedBy,
        List<Consent> joint) {

    /** One decision, standing by itself. */
    public static Consent of(
            String purpose,
            ConsentStatus status,
            Evidence evidence,
            boolean verified,
            String eventId,
            Instant recordedAt) {
        return new Consent(
                purpose, status, evidence, verified, false, eventId, recordedAt, evidence.decidedAt(), List.of());
    }

    /** The same decision, but the person must be asked again before it permits anything. */
    public Consent askedAgain() {
        return new Consent(purpose, status, evidence, verified, true, eventId, recordedAt, outdatedBy, joint);
    }

    /** Whether it is no more than an imported grant without full evidence. */
    public boolean unverified() {
        return status == ConsentStatus.GRANTED && !verified && !conflict && joint.isEmpty();
    }

    /** Whether the person made it, and every further grant that must hold, after an instant. */
    public boolean allGrantedAfter(Instant instant) {
        return evidence.decidedAt().isAfter(instant)
                && joint.stream().allMatch(grant -> grant.evidence().decidedAt().isAfter(instant));
    }

    /**
     * Whether this decision takes the place of {@code current}: the one that the person made later does. A grant without
     * full evidence shows no decision, so it never takes the place of one that is shown, and gives way to it whenever
     * that was made.
     */
    public boolean replaces(Consent current) {
        if (unverified() != current.unverified()) {
            return current.unverified();
        }
        return !evidence.decidedAt().isBefore(current.outdatedBy);
    }
}

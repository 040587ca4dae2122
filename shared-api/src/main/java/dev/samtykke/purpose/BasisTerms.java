package dev.samtykke.purpose;

import java.time.Instant;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * What a lawful basis must state before any processing. Each basis has its own components; the others are null.
 *
 * @param noticeRequired CONSENT: whether a grant must name the notice that informed the person (art. 7(1)); null means
 *     yes
 * @param contractType CONTRACT: the kind of contract that needs the processing, a slug
 * @param assessmentReference LEGITIMATE_INTERESTS: where the balancing assessment is kept
 * @param assessmentDate LEGITIMATE_INTERESTS: the day of that assessment
 * @param law LEGAL_OBLIGATION: the law
 * @param article LEGAL_OBLIGATION: its article
 * @param inForceFrom LEGAL_OBLIGATION: from when it obliges; null means always so far
 * @param inForceUntil LEGAL_OBLIGATION: until when it obliges, exclusive; null means without end
 * @param task PUBLIC_TASK: the task
 * @param legalGround PUBLIC_TASK: the law that lays the task down (art. 6(3))
 * @param emergency VITAL_INTERESTS: the kind of emergency, a slug
 */
public record BasisTerms(
        @Nullable Boolean noticeRequired,
        @Nullable String contractType,
        @Nullable String assessmentReference,
        @Nullable LocalDate assessmentDate,
        @Nullable String law,
        @Nullable String article,
        @Nullable Instant inForceFrom,
        @Nullable Instant inForceUntil,
        @Nullable String task,
        @Nullable String legalGround,
        @Nullable String emergency) {

    /** Terms that state nothing, which is enough for CONSENT alone. */
    public static final BasisTerms NONE =
            new BasisTerms(null, null, null, null, null, null, null, null, null, null, null);
}

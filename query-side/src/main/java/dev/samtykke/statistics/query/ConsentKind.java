package dev.samtykke.statistics.query;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.samtykke.consent.Consent;
import dev.samtykke.consent.ConsentStatus;
import dev.samtykke.consent.Evidence;
import dev.samtykke.consent.NoticeReference;
import dev.samtykke.projection.Pictures;

/**
 * What consents have in common that are worth the same on every day, whatever will be revised. There are few kinds, so
 * that everybody's current standing can be counted without looking at everybody.
 *
 * @param consent a decision of that kind, made when its day (UTC) began
 */
public record ConsentKind(Consent consent) {

    private static final Instant LONG_AGO = Instant.EPOCH;

    static ConsentKind of(Consent consent) {
        if (consent.conflict()) {
            return new ConsentKind(kind(consent, ConsentStatus.GRANTED, NOTHING, true, List.of()));
        }
        return new ConsentKind(
                consent.status().protective()
                        ? kind(consent, consent.status(), NOTHING, false, List.of())
                        : granted(consent));
    }

    /** The evidence of a decision that is worth the same whatever its evidence was. */
    private static final Evidence NOTHING =
            new Evidence(0, null, null, null, null, null, false, null, "", LONG_AGO, null);

    private static Consent granted(Consent grant) {
        List<Consent> joint = grant.joint().stream().map(ConsentKind::granted).toList();
        return kind(grant, ConsentStatus.GRANTED, evidence(grant.evidence()), false, joint);
    }

    private static Consent kind(
            Consent consent, ConsentStatus status, Evidence evidence, boolean conflict, List<Consent> joint) {
        boolean verified = evidence == NOTHING || consent.verified();
        return new Consent(consent.purpose(), status, evidence, verified, conflict, "", LONG_AGO, LONG_AGO, joint);
    }

    private static Evidence evidence(Evidence evidence) {
        @Nullable NoticeReference notice = evidence.notice();
        return new Evidence(
                evidence.purposeVersion(),
                notice == null ? null : new NoticeReference(notice.id(), notice.version(), ""),
                null,
                null,
                null,
                null,
                evidence.explicit(),
                null,
                "",
                evidence.decidedAt().truncatedTo(ChronoUnit.DAYS),
                null);
    }

    /** Sorts by purpose. */
    String id() {
        byte[] text = Pictures.of(consent).toJson().getBytes(StandardCharsets.UTF_8);
        return consent.purpose() + "/" + UUID.nameUUIDFromBytes(text);
    }
}

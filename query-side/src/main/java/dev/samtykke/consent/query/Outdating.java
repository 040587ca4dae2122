package dev.samtykke.consent.query;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

import io.swagger.v3.oas.annotations.media.Schema;

import dev.samtykke.consent.Consent;
import dev.samtykke.consent.NoticeReference;
import dev.samtykke.notice.NoticeVersion;
import dev.samtykke.permission.Catalogue;
import dev.samtykke.purpose.PurposeState;
import dev.samtykke.purpose.PurposeVersion;

/**
 * What made a grant stale.
 *
 * @param what what was revised
 * @param id of the purpose or the notice
 * @param version the version since which the grant is stale
 * @param eventId the event that states that version
 */
public record Outdating(
        What what,
        String id,
        int version,

        @Schema(description = "The event that states that version")
        String eventId,

        Instant recordedAt) {

    /** What may make a grant stale. */
    public enum What {
        /** A material revision of the purpose. */
        PURPOSE_REVISED,
        /** A material version of the notice that informed the person. */
        NOTICE_REVISED,
        /** The purpose demands explicit consent (GDPR art. 9(2)(a)), which the grant is not. */
        EXPLICIT_REQUIRED
    }

    /** What first made a grant, or one that was merged with it, stale; empty when nothing did. */
    public static Optional<Outdating> of(Consent consent, Catalogue catalogue, PurposeState purpose) {
        return Stream.concat(Stream.of(consent), consent.joint().stream())
                .flatMap(grant -> all(grant, catalogue, purpose))
                .min(Comparator.comparing(Outdating::recordedAt));
    }

    private static Stream<Outdating> all(Consent grant, Catalogue catalogue, PurposeState purpose) {
        return Stream.concat(byPurpose(grant, purpose), byNotice(grant, catalogue));
    }

    private static Stream<Outdating> byPurpose(Consent grant, PurposeState purpose) {
        Stream<Outdating> revised = purpose.versions().stream()
                .filter(version -> version.material()
                        && version.version() > grant.evidence().purposeVersion())
                .map(version -> of(What.PURPOSE_REVISED, purpose, version));
        boolean needsExplicit = purpose.current().terms().explicitRequired()
                && !grant.evidence().explicit();
        return needsExplicit
                ? Stream.concat(revised, Stream.of(of(What.EXPLICIT_REQUIRED, purpose, explicitSince(purpose))))
                : revised;
    }

    private static PurposeVersion explicitSince(PurposeState purpose) {
        PurposeVersion since = purpose.current();
        for (int i = purpose.versions().size() - 1;
                i >= 0 && purpose.versions().get(i).terms().explicitRequired();
                i--) {
            since = purpose.versions().get(i);
        }
        return since;
    }

    private static Outdating of(What what, PurposeState purpose, PurposeVersion version) {
        return new Outdating(what, purpose.purpose(), version.version(), version.eventId(), version.recordedAt());
    }

    private static Stream<Outdating> byNotice(Consent grant, Catalogue catalogue) {
        NoticeReference notice = grant.evidence().notice();
        return notice == null
                ? Stream.empty()
                : catalogue.notice(notice.id()).versions().stream()
                        .filter(version -> version.material() && version.version() > notice.version())
                        .map(version -> of(notice.id(), version));
    }

    private static Outdating of(String notice, NoticeVersion version) {
        return new Outdating(What.NOTICE_REVISED, notice, version.version(), version.eventId(), version.recordedAt());
    }
}

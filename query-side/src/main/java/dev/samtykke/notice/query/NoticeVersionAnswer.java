package dev.samtykke.notice.query;

import java.time.Instant;
import java.util.List;

import io.swagger.v3.oas.annotations.media.Schema;

import dev.samtykke.notice.CoveredPurpose;
import dev.samtykke.notice.NoticeVersion;

/** One version of a notice, without its words. */
record NoticeVersionAnswer(
        int version,

        @Schema(description = "BCP 47 tag", example = "da") String language,

        @Schema(description = "SHA-256 of the archived UTF-8 bytes, hex")
        String sha256,

        @Schema(description = "The purposes it informs of, as they were then")
        List<CoveredPurpose> purposes,

        @Schema(description = "Whether consents given under an earlier version became stale")
        boolean material,

        Instant recordedAt,
        String eventId) {

    static NoticeVersionAnswer of(NoticeVersion version) {
        return new NoticeVersionAnswer(
                version.version(),
                version.language(),
                version.sha256(),
                version.purposes(),
                version.material(),
                version.recordedAt(),
                version.eventId());
    }
}

package dev.samtykke.notice;

import java.time.Instant;
import java.util.List;

/** One version of a notice, without its words: those stay in the event {@code eventId}. */
public record NoticeVersion(
        int version,
        String language,
        String sha256,
        List<CoveredPurpose> purposes,
        boolean material,
        Instant recordedAt,
        String eventId) {

    /** Whether it informs of {@code purpose}. */
    public boolean covers(String purpose) {
        return purposes.stream().anyMatch(covered -> covered.purpose().equals(purpose));
    }
}

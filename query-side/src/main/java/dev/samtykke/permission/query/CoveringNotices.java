package dev.samtykke.permission.query;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import dev.samtykke.notice.CoveredPurpose;
import dev.samtykke.notice.NoticeState;
import dev.samtykke.notice.NoticeVersion;
import dev.samtykke.permission.query.Change.NoticeNeeded;
import dev.samtykke.purpose.PurposeState;

/**
 * The notices that would do for a person to agree, or to be informed.
 *
 * @param ids ids of the notices that there are
 */
record CoveringNotices(List<String> ids) {

    /** Those under which a grant of the purpose would not be stale. */
    List<NoticeNeeded> toAgree(Settled settled) {
        String purpose = settled.query().purpose();
        return needed(settled, version -> version.covers(purpose));
    }

    /** Those that tell of the purpose on the lawful basis in force. */
    List<NoticeNeeded> toInform(Settled settled) {
        PurposeState purpose = settled.catalogue().purpose(settled.query().purpose());
        return needed(settled, version -> version.purposes().stream().anyMatch(covered -> tellsOf(covered, purpose)));
    }

    private static boolean tellsOf(CoveredPurpose covered, PurposeState purpose) {
        return covered.purpose().equals(purpose.purpose())
                && covered.lawfulBasis() == purpose.current().terms().lawfulBasis()
                && !purpose.revisedMateriallySince(covered.version());
    }

    private List<NoticeNeeded> needed(Settled settled, Predicate<NoticeVersion> covers) {
        return ids.stream()
                .map(settled.catalogue()::notice)
                .flatMap(notice -> first(notice, covers).stream())
                .toList();
    }

    private static Optional<NoticeNeeded> first(NoticeState notice, Predicate<NoticeVersion> covers) {
        return notice.versions().stream()
                .filter(version -> !notice.revisedMateriallySince(version.version()))
                .filter(covers)
                .findFirst()
                .map(version -> new NoticeNeeded(notice.notice(), version.version()));
    }
}

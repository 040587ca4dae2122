package dev.samtykke.consent;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import dev.samtykke.privacy.PersonalText;
import dev.samtykke.signal.ConsentSignal;
import dev.samtykke.signal.SignalTerms;
import dev.samtykke.signal.SignalTerms.ShownNotice;
import dev.samtykke.signal.SignalledChoices;

/**
 * Evidence as a caller gives it; see {@link Evidence} for the meaning of the components. What is left out is completed
 * from the notice and the call where that is possible.
 *
 * @param age of the person when they decided, in whole years; null when it is not stated. It decides whether a guardian is
 *     needed (GDPR art. 8(1)) and is not kept: the guardian is
 * @param decidedAt null means now; an imported grant without it lacks evidence
 * @param signal what it was read from; null when the person told it directly
 * @param imported whether it comes from elsewhere in bulk, so that what is missing cannot be asked for any more
 */
public record GivenEvidence(
        @Nullable String noticeId,
        @Nullable Integer noticeVersion,
        @Nullable String language,
        @Nullable String channel,
        @Nullable String source,
        @Nullable String method,
        boolean explicit,
        @Nullable PersonalText guardian,
        @Nullable Integer age,
        @Nullable String actor,
        @Nullable Instant decidedAt,
        @Nullable ConsentSignal signal,
        boolean imported) {

    /**
     * Evidence of what signals that a source passes on say, before it is known how each was expressed.
     *
     * @param terms what the source's signals mean, with the notice that people read
     */
    public static GivenEvidence ofSignals(
            SignalTerms terms,
            String source,
            @Nullable String language,
            @Nullable String channel,
            @Nullable Instant decidedAt) {
        ShownNotice notice = terms.notice();
        return new GivenEvidence(
                notice == null ? null : notice.id(),
                notice == null ? null : notice.version(),
                language,
                channel,
                source,
                null,
                false,
                null,
                null,
                null,
                decidedAt,
                null,
                false);
    }

    /** The same evidence, of a decision that was read from a signal. */
    public GivenEvidence from(SignalledChoices choices) {
        return new GivenEvidence(
                noticeId,
                noticeVersion,
                language,
                channel,
                source,
                choices.method(),
                explicit,
                guardian,
                age,
                actor,
                decidedAt,
                choices.signal(),
                imported);
    }

    /** The same evidence from a bulk import; unless it says who acted, the import did. */
    public GivenEvidence fromImport() {
        return new GivenEvidence(
                noticeId,
                noticeVersion,
                language,
                channel,
                source,
                method,
                explicit,
                guardian,
                age,
                actor == null ? "import" : actor,
                decidedAt,
                signal,
                true);
    }
}

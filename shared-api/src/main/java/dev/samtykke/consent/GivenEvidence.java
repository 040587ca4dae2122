package dev.samtykke.consent;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import dev.samtykke.privacy.PersonalText;

/**
 * Evidence as a caller gives it; see {@link Evidence} for the meaning of the components. What is left out is completed
 * from the notice and the call where that is possible.
 *
 * @param decidedAt null means now
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
        @Nullable String actor,
        @Nullable Instant decidedAt) {}

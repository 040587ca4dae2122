package dev.samtykke.consent.query;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import dev.samtykke.consent.NoticeReference;

/** Who has to be asked again on a purpose. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ReConsentAnswer(
        @Schema(example = "newsletter") String purpose,

        @Schema(description = "The version of the purpose in force")
        int purposeVersion,

        @Schema(description = "The instant at which validity is judged")
        Instant at,

        @Schema(
                description = "How many there are by reason, whatever page and reasons are asked for. An expiry counts "
                        + "when it came before the UTC day of the instant began")
        Map<Reason, Long> counts,

        @Schema(description = "In the order of their ids; a page may be short, or empty, and still have a next one")
        List<ToAsk> customers,

        @Schema(description = "For the parameter after of the next page; left out on the last one") @Nullable String next) {

    /** Why a person has to be asked again. */
    enum Reason {
        /** What they agreed to has changed materially. */
        STALE,
        /** The validity of their consent has run out. */
        EXPIRED,
        /** Two customers that became one had decided differently. */
        CONFLICT,
        /** Their consent was imported without full evidence. */
        UNVERIFIED
    }

    /** A person to ask. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ToAsk(
            String customerId,
            Reason reason,

            @Schema(description = "The event that states the decision")
            String eventId,

            Instant decidedAt,
            Instant recordedAt,

            @Schema(description = "The version of the purpose that was decided on")
            int purposeVersion,

            @Schema(description = "The notice that informed the person, if any") @Nullable NoticeReference notice,

            @Schema(description = "When the consent ends by itself, or did; left out when it does not") @Nullable Instant expiresAt,

            @Schema(description = "What made it stale; left out for other reasons") @Nullable Outdating outdatedBy) {}
}

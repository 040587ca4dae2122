package dev.samtykke.identity.query;

import java.time.Instant;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.axonframework.eventhandling.DomainEventMessage;
import org.jspecify.annotations.Nullable;

import dev.samtykke.customer.IdentityMerged;
import dev.samtykke.customer.IdentitySplit;
import dev.samtykke.privacy.PersonalText;

/** Two customers became one, or two again. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record IdentityStep(
        @Schema(allowableValues = {"merge", "split"}) String step,

        String mergeId,

        @Schema(description = "The customer that remains") String survivor,

        @Schema(description = "The customer that was absorbed, or stands by itself again")
        String other,

        @Schema(description = "Why; left out when it was erased") @Nullable String reason,

        @Schema(description = "Whether the merge had been proposed and reviewed")
        boolean proposed,

        @Schema(description = "The client that caused it") @Nullable String actor,

        Instant recordedAt,
        String eventId) {

    /** Empty for any other event. */
    static Optional<IdentityStep> of(DomainEventMessage<?> message) {
        if (message.getPayload() instanceof IdentityMerged merged) {
            return Optional.of(
                    of(message, "merge", merged.mergeId(), merged.customerId(), merged.absorbed(), merged.reason()));
        }
        return message.getPayload() instanceof IdentitySplit split
                ? Optional.of(
                        of(message, "split", split.mergeId(), split.customerId(), split.restored(), split.reason()))
                : Optional.empty();
    }

    private static IdentityStep of(
            DomainEventMessage<?> message,
            String step,
            String mergeId,
            String survivor,
            String other,
            PersonalText reason) {
        return new IdentityStep(
                step,
                mergeId,
                survivor,
                other,
                reason.reveal().orElse(null),
                false,
                (String) message.getMetaData().get("actor"),
                message.getTimestamp(),
                message.getIdentifier());
    }

    IdentityStep proposed(boolean wasProposed) {
        return new IdentityStep(step, mergeId, survivor, other, reason, wasProposed, actor, recordedAt, eventId);
    }

    @Override
    public String toString() {
        return "IdentityStep[" + step + ", " + mergeId + ", reason=•••]";
    }
}

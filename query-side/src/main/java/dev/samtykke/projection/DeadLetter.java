package dev.samtykke.projection;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import dev.samtykke.rules.RuleBroken;

/**
 * A stream whose events are set aside, because a projection could not handle one of them. The other streams go on.
 *
 * <p>It only refers to events, since they stay in the store: nothing personal is copied, and an erasure reaches it.
 *
 * @param stream the stream, such as a customer's id
 * @param firstSequence sequence number of the event that could not be handled
 * @param lastSequence sequence number of the last event set aside so far
 * @param eventId the event that could not be handled
 * @param position its place in the whole history
 * @param type stored name of its type; null when this version does not know the type
 * @param cause class of the exception
 * @param rule the broken rule, when the exception names one
 * @param since when it was set aside
 * @param retries how often it has been tried again
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DeadLetter(
        String stream,
        long firstSequence,
        long lastSequence,
        String eventId,
        long position,
        @Nullable String type,
        String cause,
        @Nullable String rule,
        Instant since,
        int retries) {

    static DeadLetter of(ProjectedEvent event, RuntimeException failure, Instant now) {
        return new DeadLetter(
                event.stream(),
                event.sequence(),
                event.sequence(),
                event.message().getIdentifier(),
                event.position(),
                StoredNames.of(event.message().getPayloadType()).orElse(null),
                causeOf(failure),
                ruleOf(failure),
                now,
                0);
    }

    DeadLetter upTo(ProjectedEvent event) {
        return new DeadLetter(
                stream, firstSequence, event.sequence(), eventId, position, type, cause, rule, since, retries);
    }

    /** The message of an exception may quote the event, so only its class is kept. */
    static String causeOf(RuntimeException failure) {
        return failure.getClass().getName();
    }

    static @Nullable String ruleOf(RuntimeException failure) {
        return failure instanceof RuleBroken broken ? broken.rule() : null;
    }
}

package dev.samtykke.commanding;

import java.util.Map;

import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;

/**
 * Who asks for a command, and how it is told apart from a repetition.
 *
 * @param actor the client that sent it
 * @param traceId ties together all that follows from one call
 * @param commandKey keyed hash of client and idempotency key; null when the caller gave none
 * @param fingerprint keyed hash of the request; null when the caller gave no idempotency key
 */
public record CommandContext(
        String actor,
        String traceId,
        @Nullable String commandKey,
        @Nullable String fingerprint) {

    private static final String ACTOR = "actor";
    private static final String TRACE_ID = "traceId";
    private static final String COMMAND_KEY = "commandKey";
    private static final String FINGERPRINT = "fingerprint";
    private static final String SPAN_ID = "spanId";

    /** Without an idempotency key. */
    public static CommandContext of(String actor, String traceId) {
        return new CommandContext(actor, traceId, null, null);
    }

    /** Of a command that came with this metadata. */
    public static CommandContext of(MetaData metaData) {
        return new CommandContext(
                (String) metaData.getOrDefault(ACTOR, "system"),
                (String) metaData.getOrDefault(TRACE_ID, ""),
                (String) metaData.get(COMMAND_KEY),
                (String) metaData.get(FINGERPRINT));
    }

    /** The metadata of a command that runs under a span, for its events to lead back to it. */
    static MetaData withSpan(MetaData command, String spanId) {
        return command.and(SPAN_ID, spanId);
    }

    /** What every event of a command carries. */
    static MetaData ofEvents(MetaData command) {
        MetaData ofEvents = of(command).toEventMetaData();
        Object spanId = command.get(SPAN_ID);
        return spanId == null ? ofEvents : ofEvents.and(SPAN_ID, spanId);
    }

    MetaData toCommandMetaData() {
        MetaData metaData = toEventMetaData();
        return commandKey == null || fingerprint == null
                ? metaData
                : metaData.and(COMMAND_KEY, commandKey).and(FINGERPRINT, fingerprint);
    }

    private MetaData toEventMetaData() {
        return MetaData.from(Map.of(ACTOR, actor, TRACE_ID, traceId));
    }
}

package dev.samtykke.ingestion.command;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** When a call happened, by our clock. A sender's clock may be wrong, but how long ago it was is mostly right by it. */
final class CallTime {

    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");

    private CallTime() {}

    /**
     * When a call happened: as long before its receipt as it happened before it was sent, by the sender's clock (as the
     * Segment Spec has it); never in the future.
     *
     * @param batchSentAt when the batch was sent; null when it does not say
     * @throws InvalidCall when a time is not one
     */
    static Instant of(JsonNode call, @Nullable Instant batchSentAt, Instant receivedAt, String field) {
        Instant received = receivedAt.truncatedTo(ChronoUnit.MILLIS);
        Instant original = read(call, "originalTimestamp", field);
        Instant happened = original != null ? original : read(call, "timestamp", field);
        if (happened == null) {
            return received;
        }
        Instant own = read(call, "sentAt", field);
        Instant sent = own != null ? own : batchSentAt;
        Instant corrected = sent == null ? happened : received.minus(Duration.between(happened, sent));
        if (corrected.isBefore(FIRST)) {
            throw new InvalidCall(field + ".timestamp", InvalidCall.TIME);
        }
        return corrected.isAfter(received) ? received : corrected.truncatedTo(ChronoUnit.MILLIS);
    }

    /** A time of the call or batch; null when it does not say. */
    static @Nullable Instant read(JsonNode of, String name, String field) {
        JsonNode value = of.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        try {
            return OffsetDateTime.parse(value.asString("")).toInstant();
        } catch (DateTimeException unreadable) {
            throw new InvalidCall(field + "." + name, InvalidCall.TIME);
        }
    }
}

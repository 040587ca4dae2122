package dev.samtykke.eventstore;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.jspecify.annotations.Nullable;

/** The lines of a history file and their JSON; {@link HistoryExport} describes them. */
final class HistoryLines {

    static final Header HEADER = new Header("samtykke-history", 1);
    static final String EVENTS = "events";

    private static final ObjectMapper JSON = JsonMapper.builder()
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private HistoryLines() {}

    static byte[] encode(Object line) {
        try {
            return JSON.writeValueAsBytes(line);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A history line cannot be written", e);
        }
    }

    static <T> T decode(byte[] line, Class<T> kind) throws IOException {
        return Objects.requireNonNull(JSON.readValue(line, kind));
    }

    /** The last line: how many of what is counted, and the sum over their lines. */
    static byte[] trailer(String counted, HistorySummary summary) {
        return encode(JSON.createObjectNode().put(counted, summary.events()).put("sha256", summary.sha256()));
    }

    /** The first line. */
    record Header(String format, int version) {}

    /** A line between them. */
    record Event(
            long position,
            String eventId,
            String timestamp,
            @Nullable AggregateSequence aggregate,
            String payloadType,
            @Nullable String payloadRevision,
            Content payload,
            Content metadata) {

        Event {
            Objects.requireNonNull(eventId, "eventId");
            Objects.requireNonNull(payloadType, "payloadType");
        }

        static Event of(StoredEvent event) {
            return new Event(
                    event.position(),
                    event.eventId(),
                    event.timestamp().toString(),
                    event.aggregate(),
                    event.payloadType(),
                    event.payloadRevision(),
                    Content.of(event.payload()),
                    Content.of(event.metadata()));
        }

        StoredEvent toStoredEvent() {
            return new StoredEvent(
                    position,
                    eventId,
                    aggregate,
                    Instant.parse(timestamp),
                    payloadType,
                    payloadRevision,
                    payload.bytes(),
                    metadata.bytes());
        }
    }

    /** Bytes as text if they are text, otherwise in Base64. */
    record Content(@Nullable String text, @Nullable String base64) {

        static Content of(byte[] bytes) {
            try {
                String text = StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(bytes))
                        .toString();
                return new Content(text, null);
            } catch (CharacterCodingException notText) {
                return new Content(null, Base64.getEncoder().encodeToString(bytes));
            }
        }

        byte[] bytes() {
            return text != null
                    ? text.getBytes(StandardCharsets.UTF_8)
                    : Base64.getDecoder().decode(Objects.requireNonNull(base64, "text or base64"));
        }
    }
}

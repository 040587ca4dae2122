package dev.samtykke.ingestion.command;

import java.time.Instant;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.samtykke.commanding.RequestFingerprints;
import dev.samtykke.http.problem.InvalidRequest;
import dev.samtykke.privacy.PersonalText;
import dev.samtykke.profile.SentCall;
import dev.samtykke.profile.SentCall.SentItem;

/** Reads the calls of a request, each for itself: one that cannot be read does not stop the others. */
final class BatchReader {

    /** How many calls of a batch are taken in. */
    static final int MOST_CALLS = 2_500;

    private static final int LONGEST_MESSAGE_ID = 256;

    private final CallReader reader;
    private final RequestFingerprints fingerprints;
    private final Supplier<String> ids;

    /** @param ids names calls that have no {@code messageId}; these cannot be told apart from repetitions */
    BatchReader(CallReader reader, RequestFingerprints fingerprints, Supplier<String> ids) {
        this.reader = reader;
        this.fingerprints = fingerprints;
        this.ids = ids;
    }

    /**
     * What is the same for all calls of a request.
     *
     * @param source who sent it
     * @param anonymousId whom calls are about that do not say it; null when it is not known
     */
    record Sender(String source, @Nullable String anonymousId, Instant receivedAt) {}

    /**
     * Reads a batch.
     *
     * @throws InvalidRequest when it is none
     */
    TrackedBatch batch(JsonNode body, Sender sender) {
        JsonNode calls = body.path("batch");
        if (!calls.isArray()) {
            throw new InvalidRequest("batch", "array-expected");
        }
        TrackedBatch batch = TrackedBatch.empty();
        for (int i = 0; i < calls.size(); i++) {
            String field = "batch[" + i + "]";
            try {
                if (i >= MOST_CALLS) {
                    throw new InvalidCall(field, InvalidCall.COUNT);
                }
                CallGuard.check(calls.get(i), field);
                batch.add(i, read(merged(calls.get(i), body), CallTime.read(body, "sentAt", field), sender, field));
            } catch (InvalidCall invalid) {
                batch.reject(i, invalid);
            }
        }
        return batch;
    }

    /**
     * Reads a call that came by itself.
     *
     * @throws InvalidCall when it cannot be taken in
     */
    TrackedBatch single(JsonNode body, String type, Sender sender) {
        CallGuard.check(body, "call");
        ObjectNode call = ((ObjectNode) body).deepCopy().put("type", type);
        TrackedBatch batch = TrackedBatch.empty();
        batch.add(0, read(call, null, sender, "call"));
        return batch;
    }

    /** What the context of the batch says goes for each of its calls that does not say otherwise. */
    private static JsonNode merged(JsonNode call, JsonNode body) {
        if (!(call instanceof ObjectNode one) || !(body.path("context") instanceof ObjectNode shared)) {
            return call;
        }
        ObjectNode context = shared.deepCopy();
        if (one.path("context") instanceof ObjectNode own) {
            own.properties().forEach(part -> context.set(part.getKey(), part.getValue()));
        }
        return one.deepCopy().set("context", context);
    }

    private SentCall read(JsonNode call, @Nullable Instant sentAt, Sender sender, String field) {
        TrackedCall tracked = reader.read(named(call, sender), field);
        String message = MessageId.hash(fingerprints, sender.source(), messageId(call, field));
        return new SentCall(
                message,
                tracked.type(),
                tracked.identifiers(),
                tracked.items().stream()
                        .map(item -> new SentItem(item.item(), text(item.value())))
                        .toList(),
                CallTime.of(call, sentAt, sender.receivedAt(), field));
    }

    private static JsonNode named(JsonNode call, Sender sender) {
        boolean anonymous = sender.anonymousId() != null
                && call.isObject()
                && !call.hasNonNull("userId")
                && !call.hasNonNull("anonymousId");
        return anonymous ? ((ObjectNode) call).deepCopy().put("anonymousId", sender.anonymousId()) : call;
    }

    private static PersonalText text(JsonNode value) {
        return PersonalText.of(value.isMissingNode() ? "" : value.toString());
    }

    private String messageId(JsonNode call, String field) {
        String given = call.path("messageId").asString("");
        if (given.length() > LONGEST_MESSAGE_ID) {
            throw new InvalidCall(field + ".messageId", InvalidCall.SIZE);
        }
        return given.isBlank() ? ids.get() : given;
    }
}

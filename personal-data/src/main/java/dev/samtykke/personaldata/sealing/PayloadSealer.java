package dev.samtykke.personaldata.sealing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.function.UnaryOperator;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.samtykke.personaldata.keys.KeyVault;
import dev.samtykke.privacy.KeptFor;

/**
 * Turns records into their stored form and back. Personal values are encrypted under the keys of the data subject and
 * bound to subject, stored type, place and commitment; reading gives sealed values that are decrypted only when
 * revealed. The form is one JSON object, described at {@code StoredForm}. Safe for many threads.
 *
 * <p>A {@code type} is the stable stored name; it has no control characters.
 */
public final class PayloadSealer {

    private static final int EXPECTED_SIZE = 1024;

    private final KeyVault vault;
    private final SecureRandom random;
    private final JsonMapper mapper = PayloadMapper.create();
    private final ClassValue<ObjectReader> readers = new ClassValue<>() {
        @Override
        protected ObjectReader computeValue(Class<?> target) {
            return mapper.readerFor(target);
        }
    };

    /** A sealer with the keys of this vault and salts from this source. */
    public PayloadSealer(KeyVault vault, SecureRandom random) {
        this.vault = vault;
        this.random = random;
    }

    /**
     * The stored form of an event, with a commitment to its clear payload under a fresh salt.
     *
     * @throws PayloadRefused when the record leaves the payload domain of {@link CanonicalJson}, or {@link RecordShape}
     *     refuses its class
     * @throws ErasedValueNotSealable when it carries a value that was erased meanwhile
     * @throws dev.samtykke.personaldata.keys.SubjectKeyDestroyed when the subject's keys were destroyed
     */
    public byte[] sealEvent(String type, Record event) {
        ObjectNode payload = toTree(event);
        byte[] salt = new byte[Commitment.SALT_BYTES];
        random.nextBytes(salt);
        SealingContext context =
                new SealingContext(vault, type, subjectIn(event, payload), Commitment.of(salt, payload));
        return write(event, payload, context, Optional.of(salt));
    }

    /**
     * The stored form of state in a snapshot: sealed like an event, without a commitment. A value that was erased stays
     * so.
     */
    public byte[] sealState(String type, Record state) {
        ObjectNode payload = toTree(state);
        return write(state, payload, new SealingContext(vault, type, subjectIn(state, payload), ""), Optional.empty());
    }

    /** The record with sealed personal values; nothing is decrypted. */
    public <T> T read(String type, Class<T> target, byte[] stored) {
        return read(type, target, parse(type, stored));
    }

    /**
     * The record of a stored form that was parsed, and perhaps upcast, already.
     *
     * @throws SealedPayloadUnreadable when it is no stored form, or the payload does not fit the class
     */
    public <T> T read(String type, Class<T> target, JsonNode stored) {
        ObjectNode payload = Envelope.of(type, stored, vault).payload();
        try {
            return readers.get(target).readValue(payload);
        } catch (IOException e) {
            throw new SealedPayloadUnreadable(type, "it does not fit " + target.getName(), e);
        }
    }

    /**
     * A stored form with its payload changed by an upcaster. To the change personal values are opaque nodes: it may
     * rename, move and drop them, and they still open.
     */
    public JsonNode withPayload(String type, JsonNode stored, UnaryOperator<ObjectNode> change) {
        ObjectNode changed = change.apply(Envelope.of(type, stored, vault).payload());
        return ((ObjectNode) stored).set(StoredForm.PAYLOAD, changed);
    }

    /**
     * The event in clear, in the revision in which it was stored, and its commitment with the salt that opens it.
     *
     * @throws SealedPayloadUnreadable when anything was altered, so that it is not the payload committed to
     */
    public OpenedPayload open(String type, byte[] stored) {
        Envelope envelope = Envelope.of(type, parse(type, stored), vault);
        boolean complete = ClearText.replaceIn(envelope.payload());
        Optional<byte[]> salt = complete ? envelope.salt() : Optional.empty();
        if (salt.isPresent() && !Commitment.of(salt.get(), envelope.payload()).equals(envelope.commitment())) {
            throw new SealedPayloadUnreadable(type, "it is not the payload that its commitment binds");
        }
        return new OpenedPayload(envelope.payload(), envelope.commitment(), salt);
    }

    /** The clear payload of a message, as it would be committed to; erased values show as such. */
    public ObjectNode clear(Record message) {
        ObjectNode payload = toTree(message);
        ClearText.replaceIn(payload);
        return payload;
    }

    private ObjectNode toTree(Record message) {
        try {
            return mapper.valueToTree(message);
        } catch (IllegalArgumentException e) {
            throw new PayloadRefused(message.getClass().getName() + " is not representable as JSON", e);
        }
    }

    private static Optional<String> subjectIn(Record message, ObjectNode payload) {
        return RecordShape.of(message.getClass()).subject().map(component -> {
            if (!payload.has(component)) {
                throw new PayloadRefused(
                        "the data subject of " + message.getClass().getName() + " is null");
            }
            return payload.get(component).asText();
        });
    }

    private byte[] write(Record message, ObjectNode payload, SealingContext context, Optional<byte[]> salt) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(EXPECTED_SIZE);
        try (JsonGenerator generator = mapper.createGenerator(out)) {
            generator.writeStartObject();
            if (salt.isPresent()) {
                generator.writeStringField(StoredForm.COMMITMENT, context.commitment());
            }
            Optional<String> subject = RecordShape.of(message.getClass()).subject();
            if (subject.isPresent()) {
                generator.writeStringField(StoredForm.SUBJECT, subject.get());
            }
            if (salt.isPresent()) {
                writeSalt(generator, context, salt.get());
            }
            generator.writeFieldName(StoredForm.PAYLOAD);
            new SealedWriter(generator, context).write(payload);
            generator.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory", e);
        }
        return out.toByteArray();
    }

    private static void writeSalt(JsonGenerator generator, SealingContext context, byte[] salt) throws IOException {
        if (context.subjectId().isPresent()) {
            generator.writeStringField(
                    StoredForm.SEALED_SALT, context.seal(salt, KeptFor.PROFILE, SealingContext.SALT_PLACE));
        } else {
            generator.writeStringField(
                    StoredForm.CLEAR_SALT,
                    Base64.getUrlEncoder().withoutPadding().encodeToString(salt));
        }
    }

    private JsonNode parse(String type, byte[] stored) {
        try {
            return mapper.readTree(stored);
        } catch (IOException e) {
            throw new SealedPayloadUnreadable(type, "it is no JSON", e);
        }
    }
}

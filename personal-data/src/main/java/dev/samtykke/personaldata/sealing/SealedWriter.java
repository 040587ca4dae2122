package dev.samtykke.personaldata.sealing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.Map;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;

import dev.samtykke.privacy.KeptFor;

/** Writes the tree of a message with every personal value replaced by its ciphertext. */
final class SealedWriter {

    private final JsonGenerator generator;
    private final SealingContext context;
    private final Place place = new Place();

    SealedWriter(JsonGenerator generator, SealingContext context) {
        this.generator = generator;
        this.context = context;
    }

    void write(JsonNode node) throws IOException {
        if (node.isObject()) {
            writeObject(node);
        } else if (node.isArray()) {
            writeArray(node);
        } else if (node.isTextual()) {
            generator.writeString(node.textValue());
        } else if (node.isPojo()) {
            writeSealed(PersonalNode.of(node));
        } else {
            generator.writeTree(node);
        }
    }

    private void writeObject(JsonNode node) throws IOException {
        generator.writeStartObject();
        for (Map.Entry<String, JsonNode> property : node.properties()) {
            if (property.getKey().equals(StoredForm.CIPHERTEXT)) {
                throw new PayloadRefused("a property is named " + StoredForm.CIPHERTEXT);
            }
            generator.writeFieldName(property.getKey());
            int back = place.enter(property.getKey());
            write(property.getValue());
            place.leave(back);
        }
        generator.writeEndObject();
    }

    private void writeArray(JsonNode node) throws IOException {
        generator.writeStartArray();
        for (int i = 0; i < node.size(); i++) {
            int back = place.enter(i);
            write(node.get(i));
            place.leave(back);
        }
        generator.writeEndArray();
    }

    private void writeSealed(PersonalNode personal) throws IOException {
        generator.writeStartObject();
        generator.writeStringField(
                StoredForm.CIPHERTEXT,
                personal.clear()
                        .map(clear -> context.seal(clear.getBytes(UTF_8), personal.retentionClass(), place.toString()))
                        .orElse(""));
        if (!personal.retentionClass().equals(KeptFor.PROFILE)) {
            generator.writeStringField(StoredForm.RETENTION_CLASS, personal.retentionClass());
        }
        generator.writeEndObject();
    }
}

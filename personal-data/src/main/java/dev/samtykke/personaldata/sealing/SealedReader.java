package dev.samtykke.personaldata.sealing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.samtykke.privacy.KeptFor;
import dev.samtykke.privacy.PersonalText;

/**
 * Turns the ciphertexts of a stored payload, in place, into personal values that know where they were stored. From then
 * on they may be moved around in the tree, by an upcaster for instance, and still open.
 */
final class SealedReader {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final SealingContext context;
    private final Place place = new Place();

    SealedReader(SealingContext context) {
        this.context = context;
    }

    void attach(JsonNode node) {
        if (node instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> property : object.properties()) {
                int back = place.enter(property.getKey());
                property.setValue(attached(property.getValue()));
                place.leave(back);
            }
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                int back = place.enter(i);
                array.set(i, attached(array.get(i)));
                place.leave(back);
            }
        }
    }

    private JsonNode attached(JsonNode node) {
        JsonNode ciphertext = node.get(StoredForm.CIPHERTEXT);
        if (ciphertext != null) {
            return NODES.pojoNode(personalText(
                    ciphertext.asText(), node.path(StoredForm.RETENTION_CLASS).asText(KeptFor.PROFILE)));
        }
        attach(node);
        return node;
    }

    private PersonalText personalText(String ciphertext, String retentionClass) {
        if (ciphertext.isEmpty() && context.commitment().isEmpty()) {
            return PersonalText.erased();
        }
        String storedAt = place.toString();
        return PersonalText.sealed(
                ciphertext,
                stored -> context.open(stored, retentionClass, storedAt).map(clear -> new String(clear, UTF_8)));
    }
}

package dev.samtykke.personaldata.sealing;

import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.POJONode;

import dev.samtykke.privacy.PersonalText;

/** Puts clear text in the place of the personal values of a tree, and {@code "erased"} where there is none left. */
final class ClearText {

    private boolean complete = true;

    private ClearText() {}

    /** Changes the tree in place; true when no value was erased. */
    static boolean replaceIn(ObjectNode payload) {
        ClearText clearText = new ClearText();
        clearText.descend(payload);
        return clearText.complete;
    }

    private JsonNode descend(JsonNode node) {
        if (node instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> property : object.properties()) {
                property.setValue(descend(property.getValue()));
            }
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, descend(array.get(i)));
            }
        } else if (node instanceof POJONode pojo) {
            Optional<String> clear = PersonalNode.revealed(pojo);
            complete &= clear.isPresent();
            return JsonNodeFactory.instance.textNode(clear.orElse(PersonalText.ERASED));
        }
        return node;
    }
}

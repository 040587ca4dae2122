package dev.samtykke.profile.query;

import java.util.Optional;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.samtykke.profile.CollectedItem;

/** Values as they were sent. */
final class JsonValues {

    private static final JsonMapper JSON = new JsonMapper();

    private JsonValues() {}

    /** The value of an item in clear; empty when it was erased. */
    static Optional<JsonNode> clear(CollectedItem item) {
        return item.value().reveal().map(JsonValues::parse);
    }

    private static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JacksonException e) {
            // Its message quotes the value.
            throw new IllegalStateException("A value that was kept is no JSON");
        }
    }
}

package dev.samtykke.ingestion.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The parts of a call by name. SDKs send null for what they do not know, so null is as good as left out.
 *
 * @param field where the call stands in the request
 */
record Parts(JsonNode call, String field) {

    /** What the types of {@code context.externalIds} are called here; another type is an external id. */
    private static final Map<String, String> EXTERNAL_TYPES = Map.of(
            "email", "email",
            "phone", "phone",
            "user_id", "user_id",
            "anonymous_id", "anonymous_id",
            "ios.idfa", "device_id",
            "android.idfa", "device_id",
            "ios.id", "device_id",
            "android.id", "device_id",
            "loyalty_id", "loyalty_id",
            "social_id", "social_id");

    /** An identifier as it was sent. */
    record Named(String type, String value) {

        @Override
        public String toString() {
            return "Named[type=" + type + ", value=•••]";
        }
    }

    /** An object of the call; an empty one when it has none. */
    JsonNode object(String name) {
        JsonNode part = call.path(name);
        if (part.isMissingNode() || part.isNull()) {
            return JsonNodeFactory.instance.objectNode();
        }
        if (!part.isObject()) {
            throw new InvalidCall(field + "." + name, InvalidCall.OBJECT);
        }
        return part;
    }

    /** The name of a tracked event. */
    String eventName() {
        String name = call.path("event").asString("");
        if (name.isBlank()) {
            throw new InvalidCall(field + ".event", InvalidCall.EVENT);
        }
        return name;
    }

    /** Everything in the call that says whom it is about. */
    List<Named> identifiers() {
        List<Named> named = new ArrayList<>();
        add(named, "user_id", call.path("userId"));
        add(named, "anonymous_id", call.path("anonymousId"));
        JsonNode context = object("context");
        for (JsonNode traits : List.of(traitsOfPerson(), context.path("traits"))) {
            add(named, "email", traits.path("email"));
            add(named, "phone", traits.path("phone"));
        }
        add(named, "device_id", context.path("device").path("id"));
        for (JsonNode external : context.path("externalIds")) {
            String type = external.path("type").asString("");
            add(named, EXTERNAL_TYPES.getOrDefault(type, "external_id"), external.path("id"));
        }
        return named;
    }

    /** The traits of a group are not those of the person who joined it. */
    private JsonNode traitsOfPerson() {
        return call.path("type").asString("").equals("identify")
                ? object("traits")
                : JsonNodeFactory.instance.objectNode();
    }

    private static void add(List<Named> named, String type, JsonNode value) {
        if (value.isValueNode() && !value.isNull() && !value.asString("").isEmpty()) {
            Named one = new Named(type, value.asString(""));
            if (!named.contains(one)) {
                named.add(one);
            }
        }
    }
}

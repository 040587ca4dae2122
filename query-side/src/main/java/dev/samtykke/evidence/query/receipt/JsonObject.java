package dev.samtykke.evidence.query.receipt;

import java.time.Instant;
import java.util.Collection;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import dev.samtykke.evidence.log.codec.Json;

/** Builds a JSON object member by member. */
final class JsonObject {

    private final TreeMap<String, Json> members = new TreeMap<>();

    /** Puts a text; null leaves the member out. */
    JsonObject put(String name, @Nullable String value) {
        if (value != null) {
            members.put(name, Json.of(value));
        }
        return this;
    }

    JsonObject put(String name, Json value) {
        members.put(name, value);
        return this;
    }

    JsonObject put(String name, JsonObject value) {
        return put(name, value.build());
    }

    JsonObject put(String name, boolean value) {
        return put(name, new Json.Bool(value));
    }

    JsonObject put(String name, long value) {
        return put(name, Json.of(value));
    }

    /** Puts a reference to something that has a name of its own (JSON-LD 1.1 section 9.3). */
    JsonObject putReference(String name, String iri) {
        return put(name, reference(iri));
    }

    static JsonObject reference(String iri) {
        return new JsonObject().put("@id", iri);
    }

    /** Puts an instant (JSON-LD 1.1 section 4.2.1). */
    JsonObject putTime(String name, Instant time) {
        return put(name, new JsonObject().put("@type", "xsd:dateTime").put("@value", time.toString()));
    }

    JsonObject putTexts(String name, Collection<String> values) {
        return put(name, new Json.Arr(values.stream().map(Json::of).toList()));
    }

    Json.Obj build() {
        return new Json.Obj(members);
    }
}

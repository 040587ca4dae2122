package dev.samtykke.evidence.query.receipt;

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

    JsonObject putTexts(String name, Collection<String> values) {
        return put(name, new Json.Arr(values.stream().map(Json::of).toList()));
    }

    Json.Obj build() {
        return new Json.Obj(members);
    }
}

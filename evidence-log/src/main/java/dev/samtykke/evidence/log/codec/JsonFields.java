package dev.samtykke.evidence.log.codec;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Reads the members of one JSON object against a fixed schema: every wrong type, missing member or (on
 * {@link #end()}) unknown member is refused and named by its path.
 */
public final class JsonFields {

    private final String path;
    private final Map<String, Json> members;
    private final Set<String> seen = new HashSet<>();

    private JsonFields(String path, Json value) {
        this.path = path;
        MalformedDataException.require(value instanceof Json.Obj, path + ": object expected");
        this.members = ((Json.Obj) value).members();
    }

    public static JsonFields of(String path, Json value) {
        return new JsonFields(path, value);
    }

    public String string(String name) {
        return typed(name, Json.Str.class, "string").value();
    }

    public long integer(String name) {
        return typed(name, Json.Int.class, "integer").value();
    }

    public Optional<Json> optional(String name) {
        seen.add(name);
        return Optional.ofNullable(members.get(name));
    }

    public Json value(String name) {
        return optional(name).orElseThrow(() -> new MalformedDataException(path + "." + name + ": missing"));
    }

    /** An array of at most {@code max} items, each read by the given function. */
    public <T> List<T> list(String name, int max, Function<Json, T> read) {
        List<Json> items = typed(name, Json.Arr.class, "array").items();
        MalformedDataException.require(items.size() <= max, path + "." + name + ": more than " + max + " items");
        List<T> values = new ArrayList<>(items.size());
        items.forEach(item -> values.add(read.apply(item)));
        return values;
    }

    public List<String> strings(String name, int max) {
        return list(name, max, item -> {
            MalformedDataException.require(item instanceof Json.Str, path + "." + name + ": array of strings expected");
            return ((Json.Str) item).value();
        });
    }

    /** To be called last. */
    public void end() {
        Predicate<String> known = seen::contains;
        MalformedDataException.require(members.keySet().stream().allMatch(known), path + ": unknown member");
    }

    private <T extends Json> T typed(String name, Class<T> type, String word) {
        Json value = value(name);
        MalformedDataException.require(type.isInstance(value), path + "." + name + ": " + word + " expected");
        return type.cast(value);
    }
}

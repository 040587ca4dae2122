package dev.samtykke.evidence.log.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import dev.samtykke.evidence.log.codec.Json;

/** Keeps the published schema and what is written in step, with as much of a JSON Schema validator as that takes. */
class SchemaTest {

    private static final Path FILE = Path.of("..", "docs", "evidence-bundle.schema.json");
    private static final Set<String> KNOWN = Set.of(
            "$ref",
            "additionalProperties",
            "const",
            "description",
            "items",
            "maxItems",
            "pattern",
            "properties",
            "required",
            "title",
            "type");

    private final Map<String, Json> definitions;
    private final Set<String> used = new TreeSet<>();
    private final List<String> faults = new ArrayList<>();

    SchemaTest() throws IOException {
        Json schema = Json.parse(Files.readAllBytes(FILE), 1 << 20);
        this.definitions = members(JsonEdits.at(schema, "$defs"));
    }

    @Test
    void bundlesAndReceiptsAreAsTheSchemaSays() {
        CustomerCase example = new CustomerCase();
        check("bundle", Json.parse(example.bundle().canonical(), EvidenceBundle.MAX_BYTES));
        check("receipt", Json.parse(example.receipt(3).canonical(), Receipt.MAX_BYTES));
        assertThat(faults).isEmpty();
        assertThat(used).isEqualTo(new TreeSet<>(definitions.keySet()));
    }

    @Test
    void theCheckCanFail() {
        Json bundle = Json.parse(new CustomerCase().bundle().canonical(), EvidenceBundle.MAX_BYTES);
        check("bundle", JsonEdits.set(bundle, Json.of("AB"), "subjects", 0, "subject"));
        check("bundle", JsonEdits.set(bundle, Json.of(2), "version"));
        check("bundle", JsonEdits.set(bundle, Json.Obj.of(Map.of("more", Json.of(1))), "asOf"));
        assertThat(faults)
                .containsExactly(
                        "bundle.subjects[].subject: pattern",
                        "bundle.version: const",
                        "bundle.asOf.checkpoint: missing",
                        "bundle.asOf.consistency: missing",
                        "bundle.asOf.more: unknown");
    }

    private void check(String definition, Json value) {
        check(reference("#/$defs/" + definition), value, definition);
    }

    private void check(Map<String, Json> schema, Json value, String path) {
        assertThat(KNOWN).containsAll(schema.keySet());
        if (schema.get("$ref") instanceof Json.Str reference) {
            check(reference(reference.value()), value, path);
        }
        if (schema.containsKey("const") && !value.equals(schema.get("const"))) {
            faults.add(path + ": const");
        }
        if (schema.get("type") instanceof Json.Str type && !type.value().equals(type(value))) {
            faults.add(path + ": type");
        }
        if (schema.get("pattern") instanceof Json.Str pattern
                && value instanceof Json.Str text
                && !Pattern.compile(pattern.value()).matcher(text.value()).find()) {
            faults.add(path + ": pattern");
        }
        if (value instanceof Json.Arr array && schema.get("items") instanceof Json.Obj items) {
            long max = schema.get("maxItems") instanceof Json.Int limit ? limit.value() : 0;
            assertThat(max).isGreaterThanOrEqualTo(array.items().size());
            array.items().forEach(item -> check(items.members(), item, path + "[]"));
        }
        if (value instanceof Json.Obj object && schema.get("properties") instanceof Json.Obj properties) {
            checkMembers(schema, properties.members(), object.members(), path);
        }
    }

    private void checkMembers(
            Map<String, Json> schema, Map<String, Json> properties, Map<String, Json> members, String path) {
        for (Json required : ((Json.Arr) JsonEdits.at(Json.Obj.of(schema), "required")).items()) {
            String name = ((Json.Str) required).value();
            if (!members.containsKey(name)) {
                faults.add(path + "." + name + ": missing");
            }
        }
        members.forEach((name, member) -> {
            if (properties.get(name) instanceof Json.Obj property) {
                check(property.members(), member, path + "." + name);
            } else {
                faults.add(path + "." + name + ": unknown");
            }
        });
    }

    private Map<String, Json> reference(String reference) {
        String name = reference.substring("#/$defs/".length());
        used.add(name);
        return members(JsonEdits.at(Json.Obj.of(definitions), name));
    }

    private static Map<String, Json> members(Json value) {
        return ((Json.Obj) value).members();
    }

    private static String type(Json value) {
        if (value instanceof Json.Str) {
            return "string";
        }
        if (value instanceof Json.Int) {
            return "integer";
        }
        return value instanceof Json.Arr ? "array" : "object";
    }
}

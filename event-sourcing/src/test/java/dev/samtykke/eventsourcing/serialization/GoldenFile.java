package dev.samtykke.eventsourcing.serialization;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** One golden file of the module under test, in its source folder. */
final class GoldenFile {

    static final String CLEAR = "clear";
    static final String STORED = "stored";
    static final String READ_AS = "readAs";

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final Path file;
    private final ObjectNode content;

    private GoldenFile(Path file, ObjectNode content) {
        this.file = file;
        this.content = content;
    }

    static GoldenFile of(Path folder, String name, int revision) {
        try {
            Path file = folder.resolve(name(name, revision));
            return new GoldenFile(file, Files.exists(file) ? parse(Files.readAllBytes(file)) : JSON.createObjectNode());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String name(String name, int revision) {
        return name + ".v" + revision + ".json";
    }

    static Set<String> names(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ObjectNode parse(byte[] json) {
        try {
            return (ObjectNode) JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode part(String part) {
        JsonNode found = content.get(part);
        if (found == null) {
            throw new AssertionError(
                    file + " has no part \"" + part + "\"; add it with -Dgolden.write=true, and review it");
        }
        return found;
    }

    byte[] bytes(String part) {
        try {
            return JSON.writeValueAsBytes(part(part));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void addIfMissing(String part, Supplier<ObjectNode> value) {
        if (content.has(part) || !Boolean.getBoolean("golden.write")) {
            return;
        }
        content.set(part, value.get());
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, JSON.writeValueAsString(content) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.samtykke.standalone.monitoring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The Grafana dashboard of the repository. */
record Dashboard(JsonNode json) {

    private static final Pattern NO_NAME = Pattern.compile("\\{[^}]*}|\\[[^]]*]|\\b(?:by|without)\\s*\\([^)]*\\)");
    private static final Pattern NAME = Pattern.compile("\\b[a-zA-Z_:][a-zA-Z0-9_:]*+(?!\\s*\\()");

    static Dashboard read() throws IOException {
        return new Dashboard(
                JsonMapper.shared().readTree(Files.readString(Path.of("..", "operation", "grafana", "samtykke.json"))));
    }

    Stream<JsonNode> panels() {
        return json.get("panels").valueStream();
    }

    /** All panels but the headings of rows. */
    Stream<JsonNode> graphs() {
        return panels().filter(panel -> !panel.get("type").asString().equals("row"));
    }

    Stream<String> expressions() {
        return graphs().flatMap(panel -> panel.get("targets").valueStream())
                .map(target -> target.get("expr").asString());
    }

    /** The names of metrics in all expressions. */
    Set<String> metrics() {
        Set<String> names = new TreeSet<>();
        expressions().forEach(expression -> {
            Set<String> found = metrics(expression);
            if (found.isEmpty()) {
                throw new IllegalStateException("No metric in " + expression);
            }
            names.addAll(found);
        });
        return names;
    }

    /** Every name that is no label and no function. */
    static Set<String> metrics(String expression) {
        Set<String> names = new TreeSet<>();
        NAME.matcher(NO_NAME.matcher(expression).replaceAll(" ")).results().forEach(found -> names.add(found.group()));
        return names;
    }
}

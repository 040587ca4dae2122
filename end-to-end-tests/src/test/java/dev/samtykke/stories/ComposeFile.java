package dev.samtykke.stories;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What {@code docker-compose.yml} gives to every process of the product. */
final class ComposeFile {

    private static final Path FILE = Path.of("..", "docker-compose.yml");

    private ComposeFile() {}

    /** The value of an environment variable. */
    static String variable(String name) throws IOException {
        try (Reader file = Files.newBufferedReader(FILE, StandardCharsets.UTF_8)) {
            Map<String, Object> compose = new Yaml(new SafeConstructor(new LoaderOptions())).load(file);
            Map<?, ?> environment = (Map<?, ?>) Objects.requireNonNull(compose.get("x-environment"));
            return String.valueOf(Objects.requireNonNull(environment.get(name), name));
        }
    }
}

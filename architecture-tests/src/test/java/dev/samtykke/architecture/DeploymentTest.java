package dev.samtykke.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What starts the product elsewhere, as far as it can be checked without starting anything. */
class DeploymentTest {

    private static final String CHECKER = "check-jsonschema==0.37.4";
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path COMPOSE = ROOT.resolve("docker-compose.yml");

    private record Outcome(int code, String printed) {}

    private static Outcome run(Path folder, String... command) throws Exception {
        Path printed = Files.createTempFile("printed", ".txt");
        Process process = new ProcessBuilder(List.of(command))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile())
                .start();
        boolean ended = process.waitFor(2, TimeUnit.MINUTES);
        process.destroyForcibly();
        String text = Files.readString(printed);
        Files.delete(printed);
        return new Outcome(ended ? process.exitValue() : -1, text);
    }

    private static boolean isPresent(String program) {
        return Stream.of((System.getenv().getOrDefault("PATH", "") + ":/usr/sbin").split(":"))
                .anyMatch(each -> Files.isExecutable(Path.of(each, program)));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(@Nullable Object node) {
        return node instanceof Map<?, ?> ? (Map<String, Object>) node : Map.of();
    }

    private static Map<String, Map<String, Object>> services() throws IOException {
        try (Reader file = Files.newBufferedReader(COMPOSE, StandardCharsets.UTF_8)) {
            Object compose = new Yaml(new SafeConstructor(new LoaderOptions())).load(file);
            Map<String, Map<String, Object>> services = new TreeMap<>();
            map(map(compose).get("services")).forEach((name, service) -> services.put(name, map(service)));
            return services;
        }
    }

    private static Stream<Map.Entry<String, Object>> variables() throws IOException {
        return services().values().stream().flatMap(service -> map(service.get("environment")).entrySet().stream());
    }

    @Test
    void composeFollowsItsSchema() throws Exception {
        assumeTrue(isPresent("python3"), "skipped: there is no python3 on the PATH");
        Path venv = Path.of("target", "check-jsonschema").toAbsolutePath();
        Path check = venv.resolve("bin/check-jsonschema");
        if (!Files.exists(check)) {
            Outcome made = run(ROOT, "python3", "-m", "venv", venv.toString());
            assumeTrue(made.code == 0, "skipped: python3 cannot make a virtual environment");
            Outcome installed = run(ROOT, venv.resolve("bin/pip").toString(), "install", "-q", CHECKER);
            assumeTrue(installed.code == 0, "skipped: check-jsonschema cannot be installed");
        }
        Outcome checked = run(ROOT, check.toString(), "--builtin-schema", "vendor.compose-spec", COMPOSE.toString());
        assertThat(checked.code).as(checked.printed).isZero();
    }

    @Test
    void everyServiceIsWatchedStartedAgainAndHasNoMoreRightsThanItNeeds() throws IOException {
        assertThat(services())
                .hasSizeGreaterThan(7)
                .allSatisfy((name, service) -> assertThat(service)
                        .as(name)
                        .containsKeys("healthcheck", "restart")
                        .containsEntry("cap_drop", List.of("ALL"))
                        .containsEntry("security_opt", List.of("no-new-privileges:true")));
    }

    @Test
    void noSecretIsInTheFileOrHasADefault() throws IOException {
        assertThat(variables()).isNotEmpty().allSatisfy(variable -> {
            if (variable.getKey().matches(".*(PASSWORD|SECRET|TOKEN|KEY|MONGODB_URI).*")
                    && !variable.getKey().endsWith("_FOLDER")) {
                assertThat(variable.getKey()).endsWith("_FILE");
            }
        });
        assertThat(Files.readString(COMPOSE)).doesNotContainPattern("mongodb://[^\" ]*:[^\" ]*@");
    }

    @Test
    void everyVariableOfTheProductIsASetting() throws IOException {
        String pages = Files.readString(ROOT.resolve("docs/configuration.md"))
                .replaceAll("[-.]", "_")
                .toUpperCase(Locale.ROOT);
        String deployment = Files.readString(ROOT.resolve("docs/deployment.md"));
        assertThat(variables()
                        .map(Map.Entry::getKey)
                        .filter(name -> name.startsWith("SAMTYKKE_"))
                        .distinct())
                .hasSizeGreaterThan(8)
                .allSatisfy(
                        name -> assertThat(pages.contains("`" + name + "`") || deployment.contains("`" + name + "`"))
                                .as(name)
                                .isTrue());
    }

    @Test
    void nginxTakesTheConfiguration(@TempDir Path folder) throws Exception {
        assumeTrue(isPresent("nginx") && isPresent("bash"), "skipped: there is no nginx or bash");
        Outcome local = run(ROOT, "bash", "operation/nginx/localise.sh", "8080", "2", "8081", "8082", "8083", "8084");
        assertThat(local.printed).contains("127.0.0.1:8081", "127.0.0.1:8084").doesNotContain("command-side-1");
        Files.writeString(folder.resolve("nginx.conf"), local.printed);
        Outcome tested = run(
                ROOT,
                "env",
                "PATH=" + System.getenv("PATH") + ":/usr/sbin",
                "nginx",
                "-t",
                "-p",
                folder.toString(),
                "-c",
                folder.resolve("nginx.conf").toString(),
                "-e",
                folder.resolve("error.log").toString());
        assertThat(tested.code).as(tested.printed).isZero();
    }

    @Test
    void theScriptsAreWellFormed() throws Exception {
        assumeTrue(isPresent("bash"), "skipped: there is no bash");
        for (String script : List.of("run-distributed.sh", "make-secrets.sh", "nginx/localise.sh")) {
            Outcome read = run(ROOT, "bash", "-n", "operation/" + script);
            assertThat(read.code).as(read.printed).isZero();
        }
    }
}

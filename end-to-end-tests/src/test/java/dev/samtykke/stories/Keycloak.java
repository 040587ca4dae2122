package dev.samtykke.stories;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A Keycloak in development mode with the realm of the repository, in a folder and a process of its own. */
final class Keycloak implements AutoCloseable {

    static final List<String> CLIENTS = List.of("admin", "compliance", "front-end", "destination", "monitoring");

    private static final Path REALM = Path.of("..", "operation", "keycloak", "samtykke-realm.json");
    private static final Duration START = Duration.ofMinutes(4);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http = HttpClient.newHttpClient();
    private final String password = UUID.randomUUID().toString();
    private final Map<String, String> secrets = CLIENTS.stream()
            .collect(Collectors.toMap(
                    client -> client, client -> UUID.randomUUID().toString()));
    private final String url;
    private final Path output;
    private final Process process;

    private Keycloak(Path folder) throws IOException {
        Path home = copy(folder);
        int port = FreePort.any();
        this.url = "http://localhost:" + port;
        this.output = folder.resolve("keycloak.txt");
        ProcessBuilder builder = new ProcessBuilder(
                "bash",
                home.resolve("bin/kc.sh").toString(),
                "start-dev",
                "--http-host=127.0.0.1",
                "--http-port=" + port,
                "--http-management-port=" + FreePort.any(),
                "--import-realm");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment()
                .put("JAVA_OPTS_APPEND", "-Xmx512m -XX:-UseG1GC " + String.join(" ", Product.FOR_SHORT_LIVES));
        builder.environment().put("KC_BOOTSTRAP_ADMIN_USERNAME", "tester");
        builder.environment().put("KC_BOOTSTRAP_ADMIN_PASSWORD", password);
        secrets.forEach((client, secret) -> builder.environment().put(variable(client), secret));
        this.process = builder.redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
    }

    /**
     * Starts it; {@link #awaitReady} tells when it serves.
     *
     * @param folder an empty one
     */
    static Keycloak start(Path folder) throws IOException {
        return new Keycloak(folder);
    }

    void awaitReady() throws IOException, InterruptedException {
        long end = System.nanoTime() + START.toNanos();
        while (!serves()) {
            if (!process.isAlive() || System.nanoTime() > end) {
                close();
                throw new IllegalStateException("Keycloak did not start: " + Files.readString(output));
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    /** Where the build unpacked it, if it did. */
    static Path unpacked() {
        try (Stream<Path> folders = Files.list(Path.of("target", "keycloak"))) {
            return folders.filter(folder -> Files.exists(folder.resolve("bin/kc.sh")))
                    .findFirst()
                    .orElse(Path.of("absent"));
        } catch (IOException absent) {
            return Path.of("absent");
        }
    }

    private static Path copy(Path folder) throws IOException {
        Path home = folder.resolve("keycloak");
        FileSystemUtils.copyRecursively(unpacked(), home);
        Files.createDirectories(home.resolve("data/import"));
        Files.copy(REALM, home.resolve("data/import/samtykke-realm.json"));
        return home;
    }

    private static String variable(String client) {
        return "SAMTYKKE_" + client.toUpperCase(Locale.ROOT).replace('-', '_') + "_SECRET";
    }

    private boolean serves() throws InterruptedException {
        try {
            return http.send(
                                    HttpRequest.newBuilder(URI.create(issuer() + "/.well-known/openid-configuration"))
                                            .build(),
                                    BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    String issuer() {
        return url + "/realms/samtykke";
    }

    /** A token of a client of the realm. */
    String token(String client) {
        return token(
                "samtykke",
                Map.of(
                        "grant_type",
                        "client_credentials",
                        "client_id",
                        client,
                        "client_secret",
                        Objects.requireNonNull(secrets.get(client))));
    }

    /** A token of the realm of Keycloak's own administrators, which is another issuer. */
    String foreignToken() {
        return token(
                "master",
                Map.of("grant_type", "password", "client_id", "admin-cli", "username", "tester", "password", password));
    }

    private String token(String realm, Map<String, String> form) {
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return JSON.readTree(send(
                        HttpRequest.newBuilder(URI.create(url + "/realms/" + realm + "/protocol/openid-connect/token"))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString(body))))
                .get("access_token")
                .asString();
    }

    /** How long tokens are valid from now on. */
    void tokenLife(int seconds) {
        administer("PUT", "", "{\"accessTokenLifespan\": " + seconds + "}");
    }

    /** Signs with a fresh key from now on; the ones before stay published. */
    void rotateKey(int priority) {
        administer("POST", "/components", """
                {"name": "key-%d", "providerId": "rsa-generated", "providerType": "org.keycloak.keys.KeyProvider",
                 "config": {"priority": ["%d"], "enabled": ["true"], "active": ["true"], "keySize": ["2048"],
                            "algorithm": ["RS256"]}}""".formatted(priority, priority));
    }

    /** Withdraws the keys that the realm was made with. */
    void removeFirstKey() {
        JsonNode keys = JSON.readTree(administer("GET", "/components?type=org.keycloak.keys.KeyProvider", ""));
        keys.valueStream()
                .filter(key -> key.get("providerId").asString().startsWith("rsa"))
                .filter(key -> !key.get("name").asString().startsWith("key-"))
                .forEach(key ->
                        administer("DELETE", "/components/" + key.get("id").asString(), ""));
    }

    private String administer(String method, String path, String body) {
        return send(HttpRequest.newBuilder(URI.create(url + "/admin/realms/samtykke" + path))
                .header("Authorization", "Bearer " + foreignToken())
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body)));
    }

    private String send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new IllegalStateException(answer.statusCode() + " " + answer.body());
            }
            return answer.body();
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** The script that starts it waits for the process that it started, which has to be ended too. */
    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        process.onExit().join();
    }
}

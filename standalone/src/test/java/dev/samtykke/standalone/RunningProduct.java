package dev.samtykke.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
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
import java.util.Base64;
import java.util.stream.Stream;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The product as the launcher starts it, on a free port, with a client to call it. */
public final class RunningProduct implements AutoCloseable {

    private final HttpClient http = HttpClient.newHttpClient();
    private final ConfigurableApplicationContext context;
    private final Path data;

    private RunningProduct(ConfigurableApplicationContext context, Path data) {
        this.context = context;
        this.data = data;
    }

    public static RunningProduct on(Path data, String... options) {
        boolean portGiven = Stream.of(options).anyMatch(option -> option.startsWith("--server.port="));
        String[] all = Stream.concat(
                        Stream.of("--samtykke.data-dir=" + data, portGiven ? "--debug=false" : "--server.port=0"),
                        Stream.of(options))
                .toArray(String[]::new);
        return new RunningProduct(SpringApplication.run(Samtykke.class, all), data);
    }

    public int port() {
        return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    public ConfigurableApplicationContext context() {
        return context;
    }

    public JsonNode credentials() {
        try {
            return JsonMapper.shared().readTree(Files.readAllBytes(data.resolve("credentials.json")));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    /** Asks for a token with the secret of a client. */
    public HttpResponse<String> tokenRequest(String client, String secret, String parameters) {
        String basic = Base64.getEncoder()
                .encodeToString((client + ":" + URLEncoder.encode(secret, StandardCharsets.UTF_8))
                        .getBytes(StandardCharsets.UTF_8));
        return send(to("/oauth2/token")
                .header("Authorization", "Basic " + basic)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials" + parameters)));
    }

    /** A token for an initial client. */
    public String token(String client) {
        String secret = credentials().get(client).get("clientSecret").asString();
        return JsonMapper.shared()
                .readTree(tokenRequest(client, secret, "").body())
                .get("access_token")
                .asString();
    }

    public HttpResponse<String> get(String path, String token) {
        return send(to(path).header("Authorization", "Bearer " + token));
    }

    public HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port() + path));
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    @Override
    public void close() {
        context.close();
    }
}

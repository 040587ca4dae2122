package dev.samtykke.stories;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Base64;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of one role, with the credentials that the product wrote. */
final class Client {

    private static final Duration CATCHING_UP = Duration.ofMinutes(1);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String url;
    private final String token;

    Client(Product product, String role) {
        this.url = product.url();
        try {
            JsonNode own = JSON.readTree(Files.readString(product.data().resolve("credentials.json")))
                    .get(role);
            String basic = own.get("clientId").asString() + ":"
                    + own.get("clientSecret").asString();
            HttpResponse<String> answer = send(HttpRequest.newBuilder(URI.create(product.url() + "/oauth2/token"))
                    .header(
                            "Authorization",
                            "Basic " + Base64.getEncoder().encodeToString(basic.getBytes(StandardCharsets.UTF_8)))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString("grant_type=client_credentials")));
            token = JSON.readTree(answer.body()).get("access_token").asString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A client of another issuer's. */
    Client(String url, String token) {
        this.url = url;
        this.token = token;
    }

    /** Asks, and asks again as long as what the caller wants to have been applied is not, which may take a while. */
    JsonNode get(String path, String... headers) {
        long end = System.nanoTime() + CATCHING_UP.toNanos();
        HttpResponse<String> answer = exchange(request(path, headers).GET());
        while (answer.body().contains("\"type\":\"not-caught-up\"") && System.nanoTime() < end) {
            answer = exchange(request(path, headers).GET());
        }
        return JSON.readTree(successful(answer).body());
    }

    JsonNode put(String path, String body) {
        return JSON.readTree(
                send(request(path).PUT(BodyPublishers.ofString(body))).body());
    }

    JsonNode post(String path, String body, String... headers) {
        return JSON.readTree(
                send(request(path, headers).POST(BodyPublishers.ofString(body))).body());
    }

    /** Sends lines and gives the lines of the answer. */
    Stream<String> postLines(String path, String contentType, String lines) {
        return send(request(path).setHeader("Content-Type", contentType).POST(BodyPublishers.ofString(lines)))
                .body()
                .lines();
    }

    /** The header that says who calls. */
    String authorization() {
        return "Bearer " + token;
    }

    /** Sends a command and gives the answer, whatever it is. */
    HttpResponse<String> tryPost(String path, String body) {
        return exchange(request(path).POST(BodyPublishers.ofString(body)));
    }

    /** Whether every projection has the whole history, without a dead letter. */
    boolean seesAllProjectionsAtTheHead() {
        JsonNode projections = get("/api/v1/projections").get("projections");
        for (JsonNode projection : projections) {
            if (projection.get("position").asLong() < projection.get("head").asLong()
                    || projection.get("deadLetters").asLong() > 0) {
                return false;
            }
        }
        return projections.size() > 0;
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path))
                .timeout(Duration.ofSeconds(120))
                .header("Authorization", authorization())
                .header("Content-Type", "application/json");
        return headers.length == 0 ? request : request.headers(headers);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        return successful(exchange(request));
    }

    private HttpResponse<String> exchange(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static HttpResponse<String> successful(HttpResponse<String> answer) {
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
        return answer;
    }
}

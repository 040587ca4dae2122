package dev.samtykke.query.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.samtykke.projection.History;

/** Calls the query API as a client that has read its own writes would. */
public final class Api {

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final int port;
    private final History history;

    public Api(int port, History history) {
        this.port = port;
        this.history = history;
    }

    /** Reads what must be there, as of the end of the history. */
    public JsonNode read(String path, String scopes) {
        HttpResponse<String> answer = get(path, scopes, "application/json");
        if (answer.statusCode() != 200) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
        return json(answer);
    }

    public HttpResponse<String> get(String path, String scopes, String accept) {
        return send(to(path, scopes)
                .header("Accept", accept)
                .header("Samtykke-After", Long.toString(Math.max(0, history.head()))));
    }

    public HttpResponse<String> post(String path, String scopes, String body) {
        return send(to(path, scopes).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
    }

    public HttpRequest.Builder to(String path, String scopes) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", "Bearer " + QueryApplication.token(scopes));
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }
}

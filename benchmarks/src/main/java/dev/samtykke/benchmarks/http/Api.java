package dev.samtykke.benchmarks.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Base64;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The few calls that prepare a measurement. */
final class Api {

    private final HttpClient http = HttpClient.newHttpClient();
    private final ProductProcess product;

    Api(ProductProcess product) {
        this.product = product;
    }

    /** A fresh token of one of the clients that the product made credentials for. */
    String token(String client) throws IOException, InterruptedException {
        JsonNode own = JsonMapper.shared()
                .readTree(Files.readString(product.data().resolve("credentials.json")))
                .get(client);
        String secret =
                own.get("clientId").asString() + ":" + own.get("clientSecret").asString();
        String basic = Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8));
        return send(request("/oauth2/token", "Basic " + basic, "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("grant_type=client_credentials")))
                .get("access_token")
                .asString();
    }

    /** A purpose and the notice that decisions on it refer to. */
    void definePurpose() throws IOException, InterruptedException {
        String admin = "Bearer " + token("admin");
        send(request("/api/v1/purposes/newsletter", admin, "application/json").PUT(BodyPublishers.ofString("""
                        {"title": "Newsletter", "description": "News", "lawfulBasis": "CONSENT", "retention": "P1Y",
                         "dataCategories": ["contact", "purchases"]}""")));
        send(request("/api/v1/notices/privacy/versions", admin, "application/json")
                .POST(BodyPublishers.ofString("""
                        {"language": "en", "text": "We write to you.", "purposes": ["newsletter"]}""")));
    }

    /** A source that sends orders for the purpose; returns its write key. */
    String defineSource() throws IOException, InterruptedException {
        return send(request("/api/v1/sources/shop", "Bearer " + token("admin"), "application/json")
                        .PUT(BodyPublishers.ofString("""
                        {"title": "Shop", "trust": 50, "plan": {
                          "traits": {"size": {"category": "purchases", "purposes": ["newsletter"]}},
                          "events": {"Order Completed": {"category": "purchases", "purposes": ["newsletter"],
                            "kind": "purchase", "properties": {
                              "total": {"category": "purchases", "purposes": ["newsletter"]},
                              "currency": {"category": "purchases", "purposes": ["newsletter"]},
                              "products": {"category": "purchases", "purposes": ["newsletter"]}}}}}}""")))
                .get("writeKey")
                .asString();
    }

    /** Sends a call that a product does not need to answer with anything but success; returns the answer. */
    JsonNode post(String path, String authorization, String body) throws IOException, InterruptedException {
        return send(request(path, authorization, "application/json").POST(BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path, String authorization, String contentType) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + product.port() + path))
                .header("Authorization", authorization)
                .header("Content-Type", contentType);
    }

    private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException("The product answered " + answer.statusCode() + " " + answer.body());
        }
        return JsonMapper.shared().readTree(answer.body());
    }
}

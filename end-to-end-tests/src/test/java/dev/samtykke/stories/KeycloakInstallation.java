package dev.samtykke.stories;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

/** A Keycloak, and a product that takes its tokens and no others; shared by all that is told of it. */
final class KeycloakInstallation {

    private static @Nullable KeycloakInstallation running;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Keycloak keycloak;
    private final Product product;
    private @Nullable String shortLived;

    private KeycloakInstallation(Keycloak keycloak, Product product) {
        this.keycloak = keycloak;
        this.product = product;
    }

    /** Started if it does not run yet; or skips the test where there is no Keycloak. */
    static KeycloakInstallation running() throws IOException, InterruptedException {
        if (running == null) {
            assumeTrue(Files.exists(Keycloak.unpacked()), "The build did not unpack Keycloak");
            Path folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "tokens");
            Keycloak keycloak = Keycloak.start(Files.createDirectory(folder.resolve("issuer")));
            try {
                // It does not wait for its issuer, so that both start at once.
                running = new KeycloakInstallation(
                        keycloak, product(Files.createDirectory(folder.resolve("product")), keycloak.issuer()));
            } catch (RuntimeException failed) {
                keycloak.close();
                throw failed;
            }
            keycloak.awaitReady();
        }
        return running;
    }

    private static Product product(Path folder, String issuer) {
        return Product.start(
                folder,
                "--samtykke.issuer-uri=" + issuer,
                "--samtykke.tokens.audience=samtykke",
                "--samtykke.tokens.scopes-claim=realm_access.roles",
                "--samtykke.tokens.scope-names[samtykke-admin]=admin",
                "--samtykke.tokens.scope-names[samtykke-compliance]=compliance",
                "--samtykke.tokens.scope-names[samtykke-front-end]=consents:write",
                "--samtykke.tokens.scope-names[samtykke-destination]=profiles:read",
                "--samtykke.tokens.scope-names[samtykke-monitoring]=metrics:read");
    }

    static void stop() {
        if (running != null) {
            running.product.close();
            running.keycloak.close();
            running = null;
        }
    }

    Keycloak keycloak() {
        return keycloak;
    }

    /** One token of the client {@code admin} for everybody, which was valid for a second when it was first asked for. */
    String shortLived() {
        if (shortLived == null) {
            keycloak.tokenLife(1);
            shortLived = keycloak.token("admin");
            keycloak.tokenLife(300);
        }
        return shortLived;
    }

    /** Calls the product. */
    HttpResponse<String> send(String method, String path, String token, String body) {
        try {
            return http.send(
                    HttpRequest.newBuilder(URI.create(product.url() + path))
                            .header("Authorization", "Bearer " + token)
                            .header("Content-Type", "application/json")
                            .method(method, BodyPublishers.ofString(body))
                            .build(),
                    BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}

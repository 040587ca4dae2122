package dev.samtykke.standalone.security;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.springframework.context.annotation.Conditional;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.samtykke.http.security.Scope;

/**
 * Tells clients where the embedded issuer's endpoints are (RFC 8414). The library's own document always names endpoints
 * for the flows with a browser, which are not served here.
 */
@RestController
@Conditional(OnEmbeddedIssuer.class)
final class IssuerMetadata {

    /** Names as in RFC 8414, section 2. */
    record Document(
            @JsonProperty("issuer") String issuer,
            @JsonProperty("token_endpoint") String tokenEndpoint,
            @JsonProperty("jwks_uri") String jwksUri,
            @JsonProperty("scopes_supported") List<String> scopes,
            @JsonProperty("response_types_supported") List<String> responseTypes,
            @JsonProperty("grant_types_supported") List<String> grantTypes,

            @JsonProperty("token_endpoint_auth_methods_supported")
            List<String> authenticationMethods) {}

    private final AuthorizationServerSettings settings;
    private final String issuer;

    IssuerMetadata(AuthorizationServerSettings settings) {
        this.settings = settings;
        this.issuer = Objects.requireNonNull(settings.getIssuer(), "issuer");
    }

    @GetMapping("/.well-known/oauth-authorization-server")
    Document metadata() {
        return new Document(
                issuer,
                issuer + settings.getTokenEndpoint(),
                issuer + settings.getJwkSetEndpoint(),
                Stream.of(Scope.values()).map(Scope::value).toList(),
                List.of(),
                List.of("client_credentials"),
                List.of("client_secret_basic", "client_secret_post"));
    }
}

package dev.samtykke.standalone.security;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2ClientCredentialsAuthenticationConverter;
import org.springframework.security.web.authentication.AuthenticationConverter;

/** Gives a client that asks for no scope all that it has (RFC 6749, section 3.3); the library would give it none. */
final class AllScopesByDefault implements AuthenticationConverter {

    private final AuthenticationConverter requests = new OAuth2ClientCredentialsAuthenticationConverter();

    @Override
    public @Nullable Authentication convert(HttpServletRequest request) {
        @Nullable Authentication asked = requests.convert(request);
        return asked instanceof OAuth2ClientCredentialsAuthenticationToken credentials
                        && credentials.getScopes().isEmpty()
                        && credentials.getPrincipal() instanceof OAuth2ClientAuthenticationToken client
                        && client.getRegisteredClient() != null
                ? new OAuth2ClientCredentialsAuthenticationToken(
                        client, client.getRegisteredClient().getScopes(), credentials.getAdditionalParameters())
                : asked;
    }
}

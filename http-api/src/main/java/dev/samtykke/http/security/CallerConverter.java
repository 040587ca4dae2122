package dev.samtykke.http.security;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/** Reads from a validated token who calls and with which scopes. Scopes that this API does not know are dropped. */
public final class CallerConverter implements Converter<Jwt, AbstractAuthenticationToken> {

    /** Where issuers put the id of the client: RFC 9068, OpenID Connect, and the subject where they are the same. */
    private static final List<String> CLIENT_CLAIMS = List.of("client_id", "azp", "sub");

    private final String[] scopesPath;
    private final Map<String, String> scopeNames;

    /** @param settings where the scopes are and how they are called */
    public CallerConverter(TokenSettings settings) {
        this.scopesPath = settings.scopesClaim().split("\\.");
        this.scopeNames = Map.copyOf(settings.scopeNames());
    }

    @Override
    public AbstractAuthenticationToken convert(Jwt token) {
        List<GrantedAuthority> authorities = names(claim(token))
                .map(name -> scopeNames.getOrDefault(name, name))
                .flatMap(name -> Scope.of(name).stream())
                .<GrantedAuthority>map(scope -> new SimpleGrantedAuthority(scope.authority()))
                .distinct()
                .toList();
        return new JwtAuthenticationToken(token, authorities, client(token));
    }

    private @Nullable Object claim(Jwt token) {
        @Nullable Object value = token.getClaims();
        for (String step : scopesPath) {
            value = value instanceof Map<?, ?> claims ? claims.get(step) : null;
        }
        return value;
    }

    private static Stream<String> names(@Nullable Object claim) {
        if (claim instanceof String text) {
            return Stream.of(text.split(" "));
        }
        return claim instanceof Collection<?> list
                ? list.stream().filter(String.class::isInstance).map(String.class::cast)
                : Stream.empty();
    }

    private static String client(Jwt token) {
        return CLIENT_CLAIMS.stream()
                .flatMap(claim -> Stream.ofNullable(token.getClaimAsString(claim)))
                .findFirst()
                .orElse("unnamed-client");
    }
}

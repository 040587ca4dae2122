package dev.samtykke.http.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;

class CallerConverterTest {

    private static List<String> scopes(String claimPath, Map<String, String> names, Map<String, Object> claims) {
        CallerConverter converter = new CallerConverter(
                new TokenSettings(Duration.ofHours(1), null, claimPath, names, 10, Duration.ofMinutes(5)));
        return converter.convert(token(claims)).getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .toList();
    }

    private static Jwt token(Map<String, Object> claims) {
        return Jwt.withTokenValue("t")
                .header("alg", "RS256")
                .claims(all -> all.putAll(claims))
                .claim("sub", "subject")
                .build();
    }

    private static String client(Map<String, Object> claims) {
        return new CallerConverter(
                        new TokenSettings(Duration.ofHours(1), null, "scope", Map.of(), 10, Duration.ofMinutes(5)))
                .convert(token(claims))
                .getName();
    }

    @Test
    void scopesMayBeTextWithSpacesOrAList() {
        assertThat(scopes("scope", Map.of(), Map.of("scope", "admin compliance")))
                .containsExactly("SCOPE_admin", "SCOPE_compliance");
        assertThat(scopes("scope", Map.of(), Map.of("scope", List.of("admin")))).containsExactly("SCOPE_admin");
    }

    @Test
    void rolesOfAnotherIssuerAreFoundByPathAndRenamed() {
        assertThat(scopes(
                        "realm_access.roles",
                        Map.of("samtykke-dpo", "compliance"),
                        Map.of("realm_access", Map.of("roles", List.of("samtykke-dpo", "offline_access")))))
                .containsExactly("SCOPE_compliance");
    }

    @Test
    void aClaimOfAnotherShapeGivesNoScope() {
        assertThat(scopes("realm_access.roles", Map.of(), Map.of("realm_access", "admin")))
                .isEmpty();
        assertThat(scopes("scope", Map.of(), Map.of("scope", 5))).isEmpty();
        assertThat(scopes("scope", Map.of(), Map.of())).isEmpty();
        assertThat(scopes("scope", Map.of(), Map.of("scope", "ADMIN SCOPE_admin root")))
                .isEmpty();
    }

    @Test
    void theCallerIsTheClientRatherThanTheSubject() {
        assertThat(client(Map.of())).isEqualTo("subject");
        assertThat(client(Map.of("azp", "keycloak-client"))).isEqualTo("keycloak-client");
        assertThat(client(Map.of("azp", "x", "client_id", "rfc9068"))).isEqualTo("rfc9068");
    }
}

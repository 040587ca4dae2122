package dev.samtykke.http.security;

import static dev.samtykke.http.security.Scope.ADMIN;
import static dev.samtykke.http.security.Scope.COMPLIANCE;
import static dev.samtykke.http.security.Scope.CONSENTS_WRITE;
import static dev.samtykke.http.security.Scope.METRICS_READ;
import static dev.samtykke.http.security.Scope.PROFILES_READ;
import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Who may call what: the one table of the whole HTTP API. What is not in it is denied, so a new endpoint needs a line
 * here.
 */
public final class ApiSecurity {

    /** Everybody who works with purposes, which is not who only watches the process. */
    private static final Scope[] ANY = {ADMIN, COMPLIANCE, CONSENTS_WRITE, PROFILES_READ};

    private static final List<AccessRule> RULES = List.of(
            AccessRule.of(PUT, "/api/v1/purposes/{id}", ADMIN),
            AccessRule.of(POST, "/api/v1/purposes/{id}/retirement", ADMIN),
            AccessRule.of(GET, "/api/v1/purposes/{id}/re-consents", COMPLIANCE),
            AccessRule.of(GET, "/api/v1/purposes/{id}/basis-changes", COMPLIANCE),
            AccessRule.of(GET, "/api/v1/purposes/{id}/basis-changes/barred", COMPLIANCE),
            AccessRule.of(GET, "/api/v1/purposes/**", ANY),
            AccessRule.of(POST, "/api/v1/notices/{id}/versions", ADMIN),
            AccessRule.of(GET, "/api/v1/notices/**", ADMIN, COMPLIANCE),
            AccessRule.of(PUT, "/api/v1/sources/{id}", ADMIN),
            AccessRule.of(GET, "/api/v1/sources/{id}/unmapped", ADMIN, COMPLIANCE),
            AccessRule.of(GET, "/api/v1/sources/**", ADMIN),
            AccessRule.of(POST, "/api/v1/sources/{id}/write-keys", ADMIN),
            AccessRule.of(DELETE, "/api/v1/sources/{id}/write-keys/{writeKeyId}", ADMIN),
            AccessRule.of(POST, "/api/v1/sources/{id}/dry-runs", ADMIN),
            AccessRule.of(GET, "/api/v1/projections", ADMIN),
            AccessRule.of(POST, "/api/v1/projections/{name}/rebuilds", ADMIN),
            AccessRule.of(GET, "/api/v1/projections/{name}/rebuilds/{id}", ADMIN),
            AccessRule.of(GET, "/api/v1/projections/{name}/dead-letters", ADMIN),
            AccessRule.of(POST, "/api/v1/projections/{name}/dead-letters/retries", ADMIN),
            AccessRule.of(GET, "/api/v1/statistics/consents", COMPLIANCE),
            AccessRule.of(GET, "/api/v1/statistics/standings", COMPLIANCE),
            AccessRule.of(GET, "/api/v1/statistics/withheld", COMPLIANCE, ADMIN),
            AccessRule.of(POST, "/api/v1/consents", CONSENTS_WRITE),
            AccessRule.of(POST, "/api/v1/consents/signals", CONSENTS_WRITE),
            AccessRule.of(POST, "/api/v1/consents/imports/{id}", CONSENTS_WRITE, ADMIN),
            AccessRule.of(GET, "/api/v1/consents/imports/{id}", CONSENTS_WRITE, ADMIN, COMPLIANCE),
            AccessRule.of(POST, "/api/v1/customers/lookup", CONSENTS_WRITE, COMPLIANCE),
            AccessRule.of(POST, "/api/v1/customers/{id}/identifiers", CONSENTS_WRITE),
            AccessRule.of(DELETE, "/api/v1/customers/{id}/identifiers/{key}", CONSENTS_WRITE),
            AccessRule.of(POST, "/api/v1/customers/{id}/contracts/**", CONSENTS_WRITE),
            AccessRule.of(POST, "/api/v1/customers/{id}/notices", CONSENTS_WRITE),
            AccessRule.of(POST, "/api/v1/customers/{id}/contacts", CONSENTS_WRITE),
            AccessRule.of(POST, "/api/v1/customers/{id}/emergencies/**", CONSENTS_WRITE),
            AccessRule.of(POST, "/api/v1/customers/{id}/objections/overrides", COMPLIANCE),
            AccessRule.of(POST, "/api/v1/customers/{id}/objections/**", CONSENTS_WRITE),
            AccessRule.of(POST, "/api/v1/customers/{id}/restrictions/liftings", COMPLIANCE),
            AccessRule.of(POST, "/api/v1/customers/{id}/restrictions/**", CONSENTS_WRITE),
            AccessRule.of(POST, "/api/v1/customers/{id}/preferences/**", CONSENTS_WRITE),
            AccessRule.of(GET, "/api/v1/customers/{id}", COMPLIANCE),
            AccessRule.of(GET, "/api/v1/customers/{id}/consents", COMPLIANCE),
            AccessRule.of(GET, "/api/v1/customers/{id}/history", COMPLIANCE),
            AccessRule.of(GET, "/api/v1/customers/{id}/interactions", COMPLIANCE),
            AccessRule.of(GET, "/api/v1/customers/{id}/lineage", COMPLIANCE),
            AccessRule.of(GET, "/api/v1/customers/{id}/identity", COMPLIANCE),
            AccessRule.of(GET, "/api/v1/customers/{id}/evidence", COMPLIANCE),
            AccessRule.of(GET, "/api/v1/events/{eventId}/proof", COMPLIANCE),
            AccessRule.of(GET, "/api/v1/events/{eventId}/receipt", CONSENTS_WRITE, COMPLIANCE),
            AccessRule.of(GET, "/api/v1/evidence", COMPLIANCE, ADMIN),
            AccessRule.of(POST, "/api/v1/evidence/checks", COMPLIANCE, ADMIN),
            AccessRule.of(POST, "/api/v1/identities/merges", COMPLIANCE),
            AccessRule.of(POST, "/api/v1/identities/splits", COMPLIANCE),
            AccessRule.of(GET, "/api/v1/identities/proposals", COMPLIANCE),
            AccessRule.of(GET, "/api/v1/identities/proposals/{mergeId}", COMPLIANCE),
            AccessRule.of(POST, "/api/v1/identities/proposals/{mergeId}/review", COMPLIANCE),
            AccessRule.of(POST, "/api/v1/permissions/check", PROFILES_READ),
            AccessRule.of(POST, "/api/v1/permissions/explain", COMPLIANCE, PROFILES_READ),
            AccessRule.of(GET, "/api/v1/profiles/stream", PROFILES_READ),
            AccessRule.of(GET, "/api/v1/profiles/{id}", PROFILES_READ),
            AccessRule.of(GET, "/api/v1/profiles/{id}/stream", PROFILES_READ),
            AccessRule.of(GET, "/actuator/prometheus", METRICS_READ));

    private static final List<PathPattern> PUBLIC = List.of(
            pattern("/log/**"),
            pattern("/.well-known/**"),
            pattern("/oauth2/**"),
            pattern("/actuator/health/**"),
            pattern("/v3/api-docs/**"),
            pattern("/v3/api-docs.yaml"),
            pattern("/swagger-ui.html"),
            pattern("/swagger-ui/**"));

    /** What sources call with their write key, as their SDKs send it; no token opens these. */
    private static final List<PathPattern> WRITE_KEY =
            List.of(pattern("/v1/{call}"), pattern("/v1/projects/{writeKey}/settings"), pattern("/sourceConfig"));

    private ApiSecurity() {}

    /** The lines of the table, in the order in which they apply. */
    public static List<AccessRule> rules() {
        return RULES;
    }

    /** What anybody may read without a token. */
    public static List<PathPattern> publicPaths() {
        return PUBLIC;
    }

    /** Whether anybody may call a path without a token. */
    public static boolean isPublic(String path) {
        return PUBLIC.stream().anyMatch(open -> open.matches(PathContainer.parsePath(path)));
    }

    /** What sources call with a write key. */
    public static List<PathPattern> writeKeyPaths() {
        return WRITE_KEY;
    }

    /** Whether a path is for sources with a write key, and for nobody else. */
    public static boolean needsWriteKey(String path) {
        return WRITE_KEY.stream().anyMatch(keyed -> keyed.matches(PathContainer.parsePath(path)));
    }

    /** The line that decides on a call to a path or a path template; empty when it is denied or public. */
    public static Optional<AccessRule> rule(HttpMethod method, String path) {
        return RULES.stream()
                .filter(rule -> rule.isFor(method) && rule.isAbout(path))
                .findFirst();
    }

    /** The methods that the table knows for a path; empty when it is unknown. */
    public static Set<String> methods(String path) {
        Set<String> methods = new TreeSet<>();
        RULES.stream()
                .filter(rule -> rule.isAbout(path))
                .forEach(rule -> methods.add(rule.method().name()));
        return methods;
    }

    private static PathPattern pattern(String pattern) {
        return PathPatternParser.defaultInstance.parse(pattern);
    }
}

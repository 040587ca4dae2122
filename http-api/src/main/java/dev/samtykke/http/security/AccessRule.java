package dev.samtykke.http.security;

import java.util.Set;

import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * One line of the access table.
 *
 * @param method the HTTP method
 * @param pattern path pattern of Spring MVC
 * @param scopes a caller needs one of them; never empty
 */
public record AccessRule(HttpMethod method, PathPattern pattern, Set<Scope> scopes) {

    static AccessRule of(HttpMethod method, String pattern, Scope... scopes) {
        return new AccessRule(method, PathPatternParser.defaultInstance.parse(pattern), Set.of(scopes));
    }

    /** Whether the rule is about a path, or about a path template such as {@code /customers/{customerId}}. */
    boolean isAbout(String path) {
        return pattern.matches(PathContainer.parsePath(path));
    }

    boolean isFor(HttpMethod asked) {
        return method.equals(asked) || (method.equals(HttpMethod.GET) && asked.equals(HttpMethod.HEAD));
    }
}

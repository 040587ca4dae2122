package dev.samtykke.http.security;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

import dev.samtykke.http.problem.ProblemWriter;

/** Tells refusals of Spring Security as problem details, with the challenge of RFC 6750, section 3. */
public final class SecurityProblems implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final ProblemWriter problems;

    /** @param problems writes the answers */
    public SecurityProblems(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException refused)
            throws IOException {
        boolean hasToken = refused instanceof OAuth2AuthenticationException;
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, hasToken ? "Bearer error=\"invalid_token\"" : "Bearer");
        String detail = hasToken
                ? "The bearer token is malformed, expired, of another issuer or not signed by it"
                : "A bearer token is needed: POST /oauth2/token with the client's id and secret gives one";
        problems.write(
                request, response, HttpStatus.UNAUTHORIZED, hasToken ? "invalid-token" : "unauthenticated", detail);
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException {
        String path = request.getRequestURI();
        Optional<AccessRule> rule = ApiSecurity.rule(HttpMethod.valueOf(request.getMethod()), path);
        if (rule.isPresent()) {
            insufficientScope(request, response, rule.get());
            return;
        }
        Set<String> methods = ApiSecurity.methods(path);
        if (methods.isEmpty()) {
            problems.write(request, response, HttpStatus.NOT_FOUND, "not-found", "There is nothing at this address");
            return;
        }
        response.setHeader(HttpHeaders.ALLOW, String.join(", ", methods));
        problems.write(
                request,
                response,
                HttpStatus.METHOD_NOT_ALLOWED,
                "method-not-allowed",
                "The method is not supported at this address; the header Allow names those that are");
    }

    private void insufficientScope(HttpServletRequest request, HttpServletResponse response, AccessRule rule)
            throws IOException {
        String scopes = rule.scopes().stream().map(Scope::value).sorted().collect(Collectors.joining(" "));
        response.setHeader(
                HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"insufficient_scope\", scope=\"%s\"".formatted(scopes));
        problems.write(
                request,
                response,
                HttpStatus.FORBIDDEN,
                "insufficient-scope",
                "The token has none of the scopes that this call needs: " + scopes);
    }
}

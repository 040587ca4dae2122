package dev.samtykke.standalone.security;

import java.io.IOException;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.http.converter.OAuth2ErrorHttpMessageConverter;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/**
 * Refuses a client at the token endpoint in the words of RFC 6749, section 5.2. The library's own answer lacks the
 * challenge that the RFC asks for.
 */
final class ClientChallenge implements AuthenticationFailureHandler {

    private final OAuth2ErrorHttpMessageConverter errors = new OAuth2ErrorHttpMessageConverter();

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException refused)
            throws IOException {
        String code = refused instanceof OAuth2AuthenticationException known
                ? known.getError().getErrorCode()
                : OAuth2ErrorCodes.SERVER_ERROR;
        try (ServletServerHttpResponse answer = new ServletServerHttpResponse(response)) {
            if (code.equals(OAuth2ErrorCodes.INVALID_CLIENT)) {
                answer.getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"samtykke\", charset=\"UTF-8\"");
                answer.setStatusCode(HttpStatus.UNAUTHORIZED);
            } else {
                answer.setStatusCode(HttpStatus.BAD_REQUEST);
            }
            // Only the code: a description would help to guess which part was wrong.
            errors.write(new OAuth2Error(code), null, answer);
        }
    }
}

package dev.samtykke.ingestion.command;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

import dev.samtykke.http.problem.HttpProblem;

/** A request has no write key, or one that is nobody's. */
final class InvalidWriteKey extends HttpProblem {

    private static final long serialVersionUID = 1L;

    InvalidWriteKey() {
        super(
                HttpStatus.UNAUTHORIZED,
                "invalid-write-key",
                "A source's write key is needed, as the user name of Basic authentication or as writeKey in the body",
                challenge());
    }

    /** Not Basic: a browser would ask the visitor for a password. */
    private static HttpHeaders challenge() {
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.WWW_AUTHENTICATE, "WriteKey");
        return headers;
    }
}

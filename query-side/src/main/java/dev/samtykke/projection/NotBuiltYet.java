package dev.samtykke.projection;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

import dev.samtykke.http.problem.HttpProblem;

/** The projection is being built for the first time, or in a new shape, and cannot be read before that is done. */
public final class NotBuiltYet extends HttpProblem {

    private static final long serialVersionUID = 1L;

    NotBuiltYet(String projection) {
        super(
                HttpStatus.SERVICE_UNAVAILABLE,
                "projection-not-built-yet",
                "The projection " + projection + " is being built from the events; try again",
                retryAfterASecond());
    }

    private static HttpHeaders retryAfterASecond() {
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, "1");
        return headers;
    }
}

package dev.samtykke.profile.query;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

import dev.samtykke.http.problem.HttpProblem;

/** As many callers follow profiles as this process serves, or it is about to stop. */
final class TooManyStreams extends HttpProblem {

    private static final long serialVersionUID = 1L;

    TooManyStreams() {
        super(
                HttpStatus.SERVICE_UNAVAILABLE,
                "too-many-streams",
                "No further stream of profiles can be served right now; try again later",
                retryAfterTenSeconds());
    }

    private static HttpHeaders retryAfterTenSeconds() {
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, "10");
        return headers;
    }
}

package dev.samtykke.http.consistency;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

import dev.samtykke.http.problem.HttpProblem;

/** The projection has not got to the position that the caller asked for within the time that a request may wait. */
public final class NotCaughtUp extends HttpProblem {

    private static final long serialVersionUID = 1L;

    NotCaughtUp() {
        super(
                HttpStatus.SERVICE_UNAVAILABLE,
                "not-caught-up",
                "The data up to the position in " + AfterPosition.HEADER + " cannot be read yet; try again",
                retryAfterASecond());
    }

    private static HttpHeaders retryAfterASecond() {
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, "1");
        return headers;
    }
}

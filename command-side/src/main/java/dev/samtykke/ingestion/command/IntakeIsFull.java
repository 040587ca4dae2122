package dev.samtykke.ingestion.command;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

import dev.samtykke.http.problem.HttpProblem;

/** More calls wait to be taken in than can be carried out soon. SDKs send again later what is answered like this. */
final class IntakeIsFull extends HttpProblem {

    private static final long serialVersionUID = 1L;
    private static final String SECONDS = "2";

    IntakeIsFull() {
        super(
                HttpStatus.TOO_MANY_REQUESTS,
                "too-many-calls",
                "Too many calls wait to be taken in; nothing of this request was done, send it again later",
                retryAfter());
    }

    private static HttpHeaders retryAfter() {
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, SECONDS);
        return headers;
    }
}

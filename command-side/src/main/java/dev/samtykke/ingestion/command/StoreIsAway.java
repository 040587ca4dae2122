package dev.samtykke.ingestion.command;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

import dev.samtykke.http.problem.HttpProblem;

/** Calls cannot be stored at the moment. SDKs send again later what is answered like this; duplicates do no harm. */
final class StoreIsAway extends HttpProblem {

    private static final long serialVersionUID = 1L;
    private static final String SECONDS = "5";

    StoreIsAway() {
        super(
                HttpStatus.SERVICE_UNAVAILABLE,
                "unavailable",
                "The calls cannot be stored at the moment; send them again later",
                retryAfter());
    }

    private static HttpHeaders retryAfter() {
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, SECONDS);
        return headers;
    }
}

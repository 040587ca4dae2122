package dev.samtykke.evidence.query.view;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

import dev.samtykke.http.problem.HttpProblem;

/** No checkpoint covers the event within the time that a request may wait. */
public final class NotYetLogged extends HttpProblem {

    private static final long serialVersionUID = 1L;

    /** Says no more than that. */
    public NotYetLogged() {
        super(
                HttpStatus.SERVICE_UNAVAILABLE,
                "not-yet-logged",
                "No checkpoint of the evidence log covers the event yet; try again",
                retryAfterASecond());
    }

    private static HttpHeaders retryAfterASecond() {
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, "1");
        return headers;
    }
}

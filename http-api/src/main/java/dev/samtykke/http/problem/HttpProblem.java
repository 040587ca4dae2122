package dev.samtykke.http.problem;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/**
 * A refusal that belongs to HTTP rather than to the domain, such as an oversize body. A broken domain rule is a {@link
 * dev.samtykke.rules.RuleBroken} instead.
 */
public abstract class HttpProblem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final HttpStatus status;
    private final String type;
    private final transient HttpHeaders headers;

    /**
     * @param status the status of the answer
     * @param type stable name of the rule, a slug
     * @param detail one sentence for a person, without a value of the request
     * @param headers extra headers of the answer
     */
    protected HttpProblem(HttpStatus status, String type, String detail, HttpHeaders headers) {
        super(detail, null, false, false);
        this.status = status;
        this.type = type;
        this.headers = headers;
    }

    /** The status of the answer. */
    public final HttpStatus status() {
        return status;
    }

    /** The stable name of the rule. */
    public final String type() {
        return type;
    }

    /** Extra headers of the answer, such as {@code Retry-After}. */
    public final HttpHeaders headers() {
        return headers;
    }
}

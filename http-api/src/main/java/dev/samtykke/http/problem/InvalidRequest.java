package dev.samtykke.http.problem;

import java.util.List;

import dev.samtykke.rules.RuleBroken;
import dev.samtykke.rules.Violation;

/** Fields, parameters or headers of a request are missing, unknown, of the wrong type or out of bounds. */
public final class InvalidRequest extends RuleBroken {

    private static final long serialVersionUID = 1L;

    /** A request with these faults, in the order of the request. */
    public InvalidRequest(List<Violation> violations) {
        super("invalid-request", Kind.MALFORMED, "The request breaks the rules named in violations", violations);
    }

    /** A request with one fault. */
    public InvalidRequest(String field, String rule) {
        this(List.of(new Violation(field, rule)));
    }
}

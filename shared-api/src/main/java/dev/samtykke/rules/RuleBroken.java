package dev.samtykke.rules;

import java.util.List;

/**
 * A request that a rule forbids. There is one subclass per rule, so that a test or a caller can tell exactly which rule
 * broke; all of them are told to HTTP callers as RFC 9457 problem details whose {@code type} is {@link #rule()}.
 *
 * <p>Messages are for people and are shown to callers. They never contain a personal value.
 */
public abstract class RuleBroken extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** How the caller has to understand the refusal. */
    public enum Kind {
        /** The request cannot be read: HTTP 400. */
        MALFORMED,
        /** The thing that the request is about does not exist: HTTP 404. */
        NOT_FOUND,
        /** The request is at odds with what is recorded already: HTTP 409. */
        CONFLICT,
        /** The request is well formed, but a rule forbids what it asks for: HTTP 422. */
        REFUSED
    }

    private final String rule;
    private final Kind kind;
    private final transient List<Violation> violations;

    /**
     * @param rule stable name of the rule, a slug; part of the public contract
     * @param kind how the caller has to understand it
     * @param message one sentence that says what is wrong and what would be right
     * @param violations the request fields that break the rule; empty when it is about the request as a whole
     */
    protected RuleBroken(String rule, Kind kind, String message, List<Violation> violations) {
        // A refusal is an answer, not a fault: nobody reads its stack trace, and filling it is most of its cost.
        super(message, null, false, false);
        this.rule = rule;
        this.kind = kind;
        this.violations = List.copyOf(violations);
    }

    /** The stable name of the broken rule. */
    public final String rule() {
        return rule;
    }

    /** How the caller has to understand the refusal. */
    public final Kind kind() {
        return kind;
    }

    /** The fields that break the rule, in the order of the request. */
    public final List<Violation> violations() {
        return violations;
    }
}

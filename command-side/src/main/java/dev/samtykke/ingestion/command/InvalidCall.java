package dev.samtykke.ingestion.command;

import java.util.List;

import dev.samtykke.rules.RuleBroken;
import dev.samtykke.rules.Violation;

/** A call of a source cannot be read. */
final class InvalidCall extends RuleBroken {

    private static final long serialVersionUID = 1L;

    /** It has no type, or one that does not exist. */
    static final String TYPE = "call-type";

    /** It names nobody. */
    static final String SUBJECT = "user-or-anonymous-id";

    /** A part of it is not what it has to be. */
    static final String OBJECT = "object-expected";

    /** A track call does not name its event. */
    static final String EVENT = "event-name";

    /** A time is not written as RFC 3339 has it, or is out of bounds. */
    static final String TIME = "rfc-3339";

    /** It is too large. */
    static final String SIZE = "too-large";

    /** It is nested too deeply. */
    static final String DEPTH = "too-deep";

    /** It has text that cannot be stored. */
    static final String TEXT = "text";

    /** There are too many calls before it. */
    static final String COUNT = "too-many-calls";

    InvalidCall(String field, String rule) {
        super("invalid-call", Kind.MALFORMED, "The call cannot be read.", List.of(new Violation(field, rule)));
    }
}

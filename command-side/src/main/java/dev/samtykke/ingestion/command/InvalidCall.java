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

    InvalidCall(String field, String rule) {
        super("invalid-call", Kind.MALFORMED, "The call cannot be read.", List.of(new Violation(field, rule)));
    }
}

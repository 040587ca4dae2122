package dev.samtykke.consent;

import java.util.List;

import dev.samtykke.rules.RuleBroken;
import dev.samtykke.rules.Violation;

/** A decision cannot lie ahead. */
public final class DecidedInTheFuture extends RuleBroken {

    private static final long serialVersionUID = 1L;

    /** The stable name of the rule. */
    public static final String RULE = "decided-in-the-future";

    /** {@code field} is the instant in question. */
    public DecidedInTheFuture(String field) {
        super(RULE, Kind.REFUSED, "A decision cannot lie in the future.", List.of(new Violation(field, RULE)));
    }
}

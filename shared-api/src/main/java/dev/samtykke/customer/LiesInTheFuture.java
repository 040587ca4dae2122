package dev.samtykke.customer;

import java.util.List;

import dev.samtykke.rules.RuleBroken;
import dev.samtykke.rules.Violation;

/** What has happened cannot lie ahead. */
public final class LiesInTheFuture extends RuleBroken {

    private static final long serialVersionUID = 1L;

    /** The stable name of the rule. */
    public static final String RULE = "lies-in-the-future";

    /** {@code field} is the instant in question. */
    public LiesInTheFuture(String field) {
        super(RULE, Kind.REFUSED, "What has happened cannot lie in the future.", List.of(new Violation(field, RULE)));
    }
}

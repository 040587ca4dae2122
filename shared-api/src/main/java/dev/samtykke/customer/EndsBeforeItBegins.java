package dev.samtykke.customer;

import java.util.List;

import dev.samtykke.rules.RuleBroken;
import dev.samtykke.rules.Violation;

/** An end cannot lie before its beginning. */
public final class EndsBeforeItBegins extends RuleBroken {

    private static final long serialVersionUID = 1L;

    /** The stable name of the rule. */
    public static final String RULE = "ends-before-it-begins";

    /** {@code field} is the end. */
    public EndsBeforeItBegins(String field) {
        super(RULE, Kind.REFUSED, "The end lies before the beginning.", List.of(new Violation(field, RULE)));
    }
}

package dev.samtykke.customer;

import java.util.List;

import dev.samtykke.rules.RuleBroken;
import dev.samtykke.rules.Violation;

/** The customer does not object to that. */
public final class UnknownObjection extends RuleBroken {

    private static final long serialVersionUID = 1L;

    /** The stable name of the rule. */
    public static final String RULE = "unknown-objection";

    /** {@code field} is where the objection was named. */
    public UnknownObjection(String field) {
        super(RULE, Kind.REFUSED, "The customer does not object to that.", List.of(new Violation(field, RULE)));
    }
}

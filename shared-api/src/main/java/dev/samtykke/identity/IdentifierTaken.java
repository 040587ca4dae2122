package dev.samtykke.identity;

import java.util.List;

import dev.samtykke.rules.RuleBroken;
import dev.samtykke.rules.Violation;

/** An identifier points to one customer at the most. */
public final class IdentifierTaken extends RuleBroken {

    private static final long serialVersionUID = 1L;

    /** The stable name of the rule. */
    public static final String RULE = "identifier-taken";

    /** {@code field} is where the identifier was given. */
    public IdentifierTaken(String field) {
        super(RULE, Kind.CONFLICT, "The identifier belongs to another customer.", List.of(new Violation(field, RULE)));
    }
}

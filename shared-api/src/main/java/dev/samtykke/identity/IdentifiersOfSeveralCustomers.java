package dev.samtykke.identity;

import java.util.List;

import dev.samtykke.rules.RuleBroken;
import dev.samtykke.rules.Violation;

/** The identifiers of one person point to several customers. */
public final class IdentifiersOfSeveralCustomers extends RuleBroken {

    private static final long serialVersionUID = 1L;

    /** The stable name of the rule. */
    public static final String RULE = "identifiers-of-several-customers";

    /** {@code field} is where the identifiers were given. */
    public IdentifiersOfSeveralCustomers(String field) {
        super(
                RULE,
                Kind.CONFLICT,
                "The identifiers point to several customers. Merge these first, or name one of them.",
                List.of(new Violation(field, RULE)));
    }
}

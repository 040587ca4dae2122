package dev.samtykke.identity;

import java.util.List;

import dev.samtykke.rules.RuleBroken;
import dev.samtykke.rules.Violation;

/** A customer has no more identifiers of a type than the policy allows. */
public final class TooManyIdentifiers extends RuleBroken {

    private static final long serialVersionUID = 1L;

    /** The stable name of the rule. */
    public static final String RULE = "too-many-identifiers";

    /** {@code field} is where the type was given. */
    public TooManyIdentifiers(String field) {
        super(
                RULE,
                Kind.CONFLICT,
                "The customer already has as many identifiers of this type as one person may have.",
                List.of(new Violation(field, RULE)));
    }
}

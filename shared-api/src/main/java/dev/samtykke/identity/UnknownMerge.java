package dev.samtykke.identity;

import java.util.List;

import dev.samtykke.rules.RuleBroken;
import dev.samtykke.rules.Violation;

/** The customer has no such merge that could be undone. */
public final class UnknownMerge extends RuleBroken {

    private static final long serialVersionUID = 1L;

    /** The stable name of the rule. */
    public static final String RULE = "unknown-merge";

    /** {@code field} is where the merge was named. */
    public UnknownMerge(String field) {
        super(
                RULE,
                Kind.NOT_FOUND,
                "There is no such merge that could be undone.",
                List.of(new Violation(field, RULE)));
    }
}

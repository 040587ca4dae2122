package dev.samtykke.consent;

import java.util.List;

import dev.samtykke.rules.RuleBroken;
import dev.samtykke.rules.Violation;

/** One request decides on each purpose once. */
public final class PurposeDecidedTwice extends RuleBroken {

    private static final long serialVersionUID = 1L;

    /** The stable name of the rule. */
    public static final String RULE = "purpose-decided-twice";

    /** {@code field} is the second mention. */
    public PurposeDecidedTwice(String field, String purpose) {
        super(
                RULE,
                Kind.REFUSED,
                "The request decides on the purpose '" + purpose + "' more than once.",
                List.of(new Violation(field, RULE)));
    }
}

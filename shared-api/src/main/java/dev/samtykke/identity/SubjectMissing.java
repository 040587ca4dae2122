package dev.samtykke.identity;

import java.util.List;

import dev.samtykke.rules.RuleBroken;
import dev.samtykke.rules.Violation;

/** A request does not say whom it is about. */
public final class SubjectMissing extends RuleBroken {

    private static final long serialVersionUID = 1L;

    /** The stable name of the rule. */
    public static final String RULE = "subject-missing";

    /** {@code field} is where the subject belongs. */
    public SubjectMissing(String field) {
        super(
                RULE,
                Kind.REFUSED,
                "Name the customer by id or by at least one identifier.",
                List.of(new Violation(field, RULE)));
    }
}

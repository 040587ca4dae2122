package dev.samtykke.identity;

import java.util.List;

import dev.samtykke.rules.RuleBroken;
import dev.samtykke.rules.Violation;

/** A customer cannot be merged into itself. */
public final class MergeIntoItself extends RuleBroken {

    private static final long serialVersionUID = 1L;

    /** The stable name of the rule. */
    public static final String RULE = "merge-into-itself";

    /** {@code field} is the customer that repeats. */
    public MergeIntoItself(String field) {
        super(RULE, Kind.REFUSED, "Survivor and absorbed customer are the same.", List.of(new Violation(field, RULE)));
    }
}

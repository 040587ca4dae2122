package dev.samtykke.purpose;

import java.util.List;

import dev.samtykke.rules.RuleBroken;
import dev.samtykke.rules.Violation;

/** A lawful basis must be stated completely before any processing (GDPR art. 5(2), 6). */
public final class IncompleteBasis extends RuleBroken {

    private static final long serialVersionUID = 1L;

    /** The stable name of the rule. */
    public static final String RULE = "incomplete-lawful-basis";

    /** Names each missing field. */
    public IncompleteBasis(LawfulBasis basis, List<Violation> violations) {
        super(
                RULE,
                Kind.REFUSED,
                "A purpose on the basis " + basis + " must state "
                        + violations.stream().map(Violation::field).toList() + ".",
                violations);
    }
}

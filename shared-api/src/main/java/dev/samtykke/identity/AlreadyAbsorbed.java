package dev.samtykke.identity;

import java.util.List;

import dev.samtykke.rules.RuleBroken;
import dev.samtykke.rules.Violation;

/** The customer was already absorbed by another one. */
public final class AlreadyAbsorbed extends RuleBroken {

    private static final long serialVersionUID = 1L;

    /** The stable name of the rule. */
    public static final String RULE = "already-absorbed";

    /** {@code field} is where the customer was named. */
    public AlreadyAbsorbed(String field, String survivor) {
        super(
                RULE,
                Kind.CONFLICT,
                "The customer was already merged into " + survivor + ".",
                List.of(new Violation(field, RULE)));
    }
}

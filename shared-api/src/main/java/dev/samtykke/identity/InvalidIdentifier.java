package dev.samtykke.identity;

import java.util.List;

import dev.samtykke.rules.RuleBroken;
import dev.samtykke.rules.Violation;

/** A value cannot identify anybody: the rule says why. */
public final class InvalidIdentifier extends RuleBroken {

    private static final long serialVersionUID = 1L;

    /**
     * An identifier that breaks a rule.
     *
     * @param rule stable name of the rule, such as {@code invalid-email}
     * @param field where the identifier was given
     */
    public InvalidIdentifier(String rule, String field) {
        super(
                rule,
                Kind.REFUSED,
                "The value cannot identify anybody: " + rule.replace('-', ' ') + ".",
                List.of(new Violation(field, rule)));
    }
}

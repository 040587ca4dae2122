package dev.samtykke.consent;

import java.util.List;

import dev.samtykke.rules.RuleBroken;
import dev.samtykke.rules.Violation;

/** A child's consent is given or authorised by the holder of parental responsibility (GDPR art. 8(1)). */
public final class GuardianRequired extends RuleBroken {

    private static final long serialVersionUID = 1L;

    /** The stable name of the rule. */
    public static final String RULE = "guardian-required";

    /** {@code field} is where the guardian belongs; {@code age} is from when on people consent by themselves. */
    public GuardianRequired(String field, int age) {
        super(
                RULE,
                Kind.REFUSED,
                "Below the age of " + age + " a grant must name the guardian who gives or authorises it.",
                List.of(new Violation(field, RULE)));
    }
}

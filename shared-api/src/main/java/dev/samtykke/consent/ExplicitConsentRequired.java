package dev.samtykke.consent;

import java.util.List;

import dev.samtykke.rules.RuleBroken;
import dev.samtykke.rules.Violation;

/** The purpose needs explicit consent (GDPR art. 9(2)(a)). */
public final class ExplicitConsentRequired extends RuleBroken {

    private static final long serialVersionUID = 1L;

    /** The stable name of the rule. */
    public static final String RULE = "explicit-consent-required";

    /** {@code field} is where it would be stated. */
    public ExplicitConsentRequired(String field, String purpose) {
        super(
                RULE,
                Kind.REFUSED,
                "The purpose '" + purpose + "' needs explicit consent.",
                List.of(new Violation(field, RULE)));
    }
}

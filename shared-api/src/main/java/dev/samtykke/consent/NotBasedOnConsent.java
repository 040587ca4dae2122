package dev.samtykke.consent;

import java.util.List;

import dev.samtykke.purpose.LawfulBasis;
import dev.samtykke.rules.RuleBroken;
import dev.samtykke.rules.Violation;

/** The purpose does not rest on consent, so nothing can be granted or withdrawn. */
public final class NotBasedOnConsent extends RuleBroken {

    private static final long serialVersionUID = 1L;

    /** The stable name of the rule. */
    public static final String RULE = "not-based-on-consent";

    /** {@code field} is where the purpose was named. */
    public NotBasedOnConsent(String field, String purpose, LawfulBasis basis) {
        super(
                RULE,
                Kind.REFUSED,
                "The purpose '" + purpose + "' rests on " + basis + ", not on consent.",
                List.of(new Violation(field, RULE)));
    }
}

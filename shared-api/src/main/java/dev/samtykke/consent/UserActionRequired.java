package dev.samtykke.consent;

import java.util.List;

import dev.samtykke.rules.RuleBroken;
import dev.samtykke.rules.Violation;

/** A grant needs a clear affirmative action (GDPR art. 4(11)); silence, defaults and mere use are none. */
public final class UserActionRequired extends RuleBroken {

    private static final long serialVersionUID = 1L;

    /** The stable name of the rule. */
    public static final String RULE = "user-action-required";

    /** {@code field} is where the method belongs. */
    public UserActionRequired(String field) {
        super(
                RULE,
                Kind.REFUSED,
                "A grant needs a clear affirmative action of the person: say how it was expressed in '" + field
                        + "', such as checkbox, button, signature or oral.",
                List.of(new Violation(field, RULE)));
    }
}

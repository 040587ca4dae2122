package dev.samtykke.customer;

import java.util.List;

import dev.samtykke.rules.RuleBroken;
import dev.samtykke.rules.Violation;

/** No such emergency was declared for the customer. */
public final class UnknownEmergency extends RuleBroken {

    private static final long serialVersionUID = 1L;

    /** The stable name of the rule. */
    public static final String RULE = "unknown-emergency";

    /** {@code field} is where the emergency was named. */
    public UnknownEmergency(String field) {
        super(
                RULE,
                Kind.REFUSED,
                "No such emergency was declared for the customer.",
                List.of(new Violation(field, RULE)));
    }
}

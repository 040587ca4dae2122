package dev.samtykke.customer;

import java.util.List;

import dev.samtykke.rules.RuleBroken;
import dev.samtykke.rules.Violation;

/** An objection to direct marketing can never be overridden (GDPR art. 21(3)). */
public final class DirectMarketingObjectionIsFinal extends RuleBroken {

    private static final long serialVersionUID = 1L;

    /** The stable name of the rule. */
    public static final String RULE = "direct-marketing-objection-is-final";

    /** {@code field} is where the objection was named. */
    public DirectMarketingObjectionIsFinal(String field) {
        super(
                RULE,
                Kind.REFUSED,
                "An objection to direct marketing can never be overridden.",
                List.of(new Violation(field, RULE)));
    }
}

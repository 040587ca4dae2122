package dev.samtykke.customer;

import java.util.List;

import dev.samtykke.rules.RuleBroken;
import dev.samtykke.rules.Violation;

/** The time zone is none of the IANA database. */
public final class InvalidTimeZone extends RuleBroken {

    private static final long serialVersionUID = 1L;

    /** The stable name of the rule. */
    public static final String RULE = "invalid-time-zone";

    /** {@code field} is where it was given. */
    public InvalidTimeZone(String field) {
        super(
                RULE,
                Kind.REFUSED,
                "That is no time zone of the IANA database, such as Europe/Copenhagen.",
                List.of(new Violation(field, RULE)));
    }
}

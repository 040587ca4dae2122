package dev.samtykke.purpose;

import java.util.List;

import dev.samtykke.rules.RuleBroken;
import dev.samtykke.rules.Violation;

/** No such purpose was ever defined. */
public final class UnknownPurpose extends RuleBroken {

    private static final long serialVersionUID = 1L;

    /** The stable name of the rule. */
    public static final String RULE = "unknown-purpose";

    private UnknownPurpose(Kind kind, String message, List<Violation> violations) {
        super(RULE, kind, message, violations);
    }

    /** The purpose that the request itself is about. */
    public static UnknownPurpose named(String purpose) {
        return new UnknownPurpose(Kind.NOT_FOUND, "There is no purpose '" + purpose + "'.", List.of());
    }

    /** A purpose that the request refers to in {@code field}. */
    public static UnknownPurpose at(String field, String purpose) {
        return new UnknownPurpose(
                Kind.REFUSED, "There is no purpose '" + purpose + "'.", List.of(new Violation(field, RULE)));
    }
}

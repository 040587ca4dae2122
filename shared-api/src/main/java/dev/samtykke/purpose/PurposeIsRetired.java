package dev.samtykke.purpose;

import java.util.List;

import dev.samtykke.rules.RuleBroken;
import dev.samtykke.rules.Violation;

/** The purpose is no longer in use. */
public final class PurposeIsRetired extends RuleBroken {

    private static final long serialVersionUID = 1L;

    /** The stable name of the rule. */
    public static final String RULE = "retired-purpose";

    private PurposeIsRetired(Kind kind, String message, List<Violation> violations) {
        super(RULE, kind, message, violations);
    }

    /** The purpose that the request itself is about. */
    public static PurposeIsRetired named(String purpose) {
        return new PurposeIsRetired(Kind.CONFLICT, "The purpose '" + purpose + "' is retired.", List.of());
    }

    /** A purpose that the request refers to in {@code field}. */
    public static PurposeIsRetired at(String field, String purpose) {
        return new PurposeIsRetired(
                Kind.REFUSED, "The purpose '" + purpose + "' is retired.", List.of(new Violation(field, RULE)));
    }
}

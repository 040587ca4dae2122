package dev.samtykke.consent;

import java.util.List;

import dev.samtykke.rules.RuleBroken;
import dev.samtykke.rules.Violation;

/** The notice does not inform of the purpose. */
public final class NoticeDoesNotCoverPurpose extends RuleBroken {

    private static final long serialVersionUID = 1L;

    /** The stable name of the rule. */
    public static final String RULE = "notice-does-not-cover-purpose";

    /** {@code field} is where the purpose was named. */
    public NoticeDoesNotCoverPurpose(String field, String notice, int version, String purpose) {
        super(
                RULE,
                Kind.REFUSED,
                "Version " + version + " of the notice '" + notice + "' does not inform of the purpose '" + purpose
                        + "'.",
                List.of(new Violation(field, RULE)));
    }
}

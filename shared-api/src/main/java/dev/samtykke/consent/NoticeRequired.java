package dev.samtykke.consent;

import java.util.List;

import dev.samtykke.rules.RuleBroken;
import dev.samtykke.rules.Violation;

/** A grant must name the notice that informed the person (GDPR art. 4(11), 7(1)). */
public final class NoticeRequired extends RuleBroken {

    private static final long serialVersionUID = 1L;

    /** The stable name of the rule. */
    public static final String RULE = "notice-required";

    /** {@code field} is where the notice belongs. */
    public NoticeRequired(String field) {
        super(
                RULE,
                Kind.REFUSED,
                "A grant must name the notice and the version that the person was shown.",
                List.of(new Violation(field, RULE)));
    }
}

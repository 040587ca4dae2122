package dev.samtykke.notice;

import java.util.List;

import dev.samtykke.rules.RuleBroken;
import dev.samtykke.rules.Violation;

/** No such notice was ever published. */
public final class UnknownNotice extends RuleBroken {

    private static final long serialVersionUID = 1L;

    /** The stable name of the rule. */
    public static final String RULE = "unknown-notice";

    private UnknownNotice(Kind kind, String message, List<Violation> violations) {
        super(RULE, kind, message, violations);
    }

    /** The notice that the request itself is about. */
    public static UnknownNotice named(String notice) {
        return new UnknownNotice(Kind.NOT_FOUND, "There is no notice '" + notice + "'.", List.of());
    }

    /** A notice that the request refers to in {@code field}. */
    public static UnknownNotice at(String field, String notice) {
        return new UnknownNotice(
                Kind.REFUSED, "There is no notice '" + notice + "'.", List.of(new Violation(field, RULE)));
    }
}

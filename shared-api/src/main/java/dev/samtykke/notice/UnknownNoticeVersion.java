package dev.samtykke.notice;

import java.util.List;

import dev.samtykke.rules.RuleBroken;
import dev.samtykke.rules.Violation;

/** The notice has no such version. */
public final class UnknownNoticeVersion extends RuleBroken {

    private static final long serialVersionUID = 1L;

    /** The stable name of the rule. */
    public static final String RULE = "unknown-notice-version";

    private UnknownNoticeVersion(Kind kind, String message, List<Violation> violations) {
        super(RULE, kind, message, violations);
    }

    /** The version that the request itself is about. */
    public static UnknownNoticeVersion named(String notice, int version) {
        return new UnknownNoticeVersion(
                Kind.NOT_FOUND, "The notice '" + notice + "' has no version " + version + ".", List.of());
    }

    /** A version that the request refers to in {@code field}. */
    public static UnknownNoticeVersion at(String field, String notice, int version) {
        return new UnknownNoticeVersion(
                Kind.REFUSED,
                "The notice '" + notice + "' has no version " + version + ".",
                List.of(new Violation(field, RULE)));
    }
}

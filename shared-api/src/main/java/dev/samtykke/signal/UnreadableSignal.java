package dev.samtykke.signal;

import java.util.List;

import dev.samtykke.rules.RuleBroken;
import dev.samtykke.rules.Violation;

/** A signal cannot be read, or the source does not say what it means; the violation says which. */
public final class UnreadableSignal extends RuleBroken {

    private static final long serialVersionUID = 1L;

    /** It is no string of that form. */
    public static final String MALFORMED = "malformed-signal";

    /** From policy version 5 on a TC string lists the vendors that were disclosed (TCF 2.3); this one does not. */
    public static final String NO_DISCLOSED_VENDORS = "no-disclosed-vendors";

    /** The source does not say what such a signal means. */
    public static final String NOT_MAPPED = "signal-not-mapped";

    public UnreadableSignal(String field, String rule) {
        super(
                "unreadable-signal",
                Kind.REFUSED,
                "The signal cannot be understood.",
                List.of(new Violation(field, rule)));
    }
}

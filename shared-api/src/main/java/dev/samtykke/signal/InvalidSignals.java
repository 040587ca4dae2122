package dev.samtykke.signal;

import java.util.List;

import dev.samtykke.rules.RuleBroken;
import dev.samtykke.rules.Violation;

/** What a source says about its signals does not fit the catalogue or the frameworks; each violation says where. */
public final class InvalidSignals extends RuleBroken {

    private static final long serialVersionUID = 1L;

    /** Somebody who agrees must have been informed, so a notice is named. */
    public static final String NOTICE_REQUIRED = "notice-required";

    /** There is no such version of the notice. */
    public static final String UNKNOWN_NOTICE = "unknown-notice-version";

    /** The notice does not inform of that purpose. */
    public static final String NOT_COVERED = "notice-does-not-cover-purpose";

    /** The framework has no purpose of that number. */
    public static final String TCF_PURPOSE = "tcf-purpose";

    /** GPP has no such section, or the section no such field. */
    public static final String GPP_FIELD = "gpp-field";

    public InvalidSignals(List<Violation> violations) {
        super(
                "invalid-signals",
                Kind.REFUSED,
                "Signals lead to purposes that are defined and in use; a notice covers what they may agree to.",
                violations);
    }
}

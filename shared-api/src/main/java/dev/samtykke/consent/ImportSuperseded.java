package dev.samtykke.consent;

import java.util.List;

import dev.samtykke.rules.RuleBroken;

/** Somebody began to send the same import again, so this attempt ends. */
public final class ImportSuperseded extends RuleBroken {

    private static final long serialVersionUID = 1L;

    /** The stable name of the rule. */
    public static final String RULE = "import-superseded";

    /** Says no more than that. */
    public ImportSuperseded() {
        super(
                RULE,
                Kind.CONFLICT,
                "The import is being sent again by a later request, which goes on with it.",
                List.of());
    }
}

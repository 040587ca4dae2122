package dev.samtykke.consent;

import java.util.List;

import dev.samtykke.rules.RuleBroken;

/** Nobody has begun to send an import of that name. */
public final class UnknownConsentImport extends RuleBroken {

    private static final long serialVersionUID = 1L;

    /** The stable name of the rule. */
    public static final String RULE = "unknown-consent-import";

    /** Names the import. */
    public UnknownConsentImport(String importId) {
        super(RULE, Kind.NOT_FOUND, "There is no import '" + importId + "'.", List.of());
    }
}

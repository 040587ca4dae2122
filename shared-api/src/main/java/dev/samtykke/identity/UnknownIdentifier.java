package dev.samtykke.identity;

import java.util.List;

import dev.samtykke.rules.RuleBroken;

/** The identifier points to nobody. */
public final class UnknownIdentifier extends RuleBroken {

    private static final long serialVersionUID = 1L;

    /** The stable name of the rule. */
    public static final String RULE = "unknown-identifier";

    /** Says no more than that. */
    public UnknownIdentifier() {
        super(RULE, Kind.NOT_FOUND, "The identifier points to no customer.", List.of());
    }
}

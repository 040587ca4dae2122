package dev.samtykke.customer;

import java.util.List;

import dev.samtykke.rules.RuleBroken;

/** Processing of the customer's data is not restricted. */
public final class NotRestricted extends RuleBroken {

    private static final long serialVersionUID = 1L;

    /** The stable name of the rule. */
    public static final String RULE = "not-restricted";

    /** Says no more than that. */
    public NotRestricted() {
        super(RULE, Kind.CONFLICT, "Processing of this customer's data is not restricted.", List.of());
    }
}

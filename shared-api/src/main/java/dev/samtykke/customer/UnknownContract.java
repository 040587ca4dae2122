package dev.samtykke.customer;

import java.util.List;

import dev.samtykke.rules.RuleBroken;
import dev.samtykke.rules.Violation;

/** The customer never entered such a contract. */
public final class UnknownContract extends RuleBroken {

    private static final long serialVersionUID = 1L;

    /** The stable name of the rule. */
    public static final String RULE = "unknown-contract";

    /** {@code field} is where the contract was named. */
    public UnknownContract(String field) {
        super(RULE, Kind.REFUSED, "The customer has no such contract.", List.of(new Violation(field, RULE)));
    }
}

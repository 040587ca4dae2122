package dev.samtykke.customer;

import java.util.List;

import dev.samtykke.rules.RuleBroken;
import dev.samtykke.rules.Violation;

/** No such customer. */
public final class UnknownCustomer extends RuleBroken {

    private static final long serialVersionUID = 1L;

    /** The stable name of the rule. */
    public static final String RULE = "unknown-customer";

    private UnknownCustomer(Kind kind, String message, List<Violation> violations) {
        super(RULE, kind, message, violations);
    }

    /** The customer that the request itself is about. */
    public static UnknownCustomer named() {
        return new UnknownCustomer(Kind.NOT_FOUND, "There is no such customer.", List.of());
    }

    /** A customer that the request refers to in {@code field}. */
    public static UnknownCustomer at(String field) {
        return new UnknownCustomer(Kind.NOT_FOUND, "There is no such customer.", List.of(new Violation(field, RULE)));
    }
}

package dev.samtykke.messages;

import java.util.List;

import dev.samtykke.rules.RuleBroken;

/** An idempotency key stands for one request. */
public final class IdempotencyKeyReused extends RuleBroken {

    private static final long serialVersionUID = 1L;

    /** The stable name of the rule. */
    public static final String RULE = "idempotency-key-reused";

    /** Says no more than that. */
    public IdempotencyKeyReused() {
        super(RULE, Kind.REFUSED, "This idempotency key was used for another request before.", List.of());
    }
}

package dev.samtykke.axonserver.routing;

import dev.samtykke.rules.RuleBroken;

/** A rule that forbade a command in the process that took it; the caller is told the same as there. */
public final class RefusedElsewhere extends RuleBroken {

    private static final long serialVersionUID = 1L;

    RefusedElsewhere(Outcome.Refusal refusal) {
        super(refusal.rule(), refusal.kind(), refusal.message(), refusal.violations());
    }
}

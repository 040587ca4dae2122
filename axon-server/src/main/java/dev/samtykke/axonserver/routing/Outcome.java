package dev.samtykke.axonserver.routing;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.samtykke.rules.RuleBroken;
import dev.samtykke.rules.Violation;

/**
 * What became of a command, as one process tells it another.
 *
 * @param what happened
 * @param refusal the rule that forbids the command; only with {@link What#REFUSED}
 */
record Outcome(What what, @Nullable Refusal refusal) {

    enum What {
        /** Carried out; the answer goes with it. */
        ANSWERED,
        /** A rule forbids it. */
        REFUSED,
        /** Others got in the way again and again; nothing was changed. */
        CONTENDED,
        /** Not carried out, and nothing speaks against another process doing it. */
        DECLINED,
        /** Not carried out, since something that this process needs is away. */
        AWAY,
        /** Sent to the history, which did not confirm it; or carried out with an answer that cannot be told. */
        IN_DOUBT,
        /** A fault of the product; nothing was changed. */
        FAILED
    }

    /** All that a caller is told of a broken rule. */
    record Refusal(String rule, RuleBroken.Kind kind, String message, List<Violation> violations) {}

    static Outcome of(What what) {
        return new Outcome(what, null);
    }

    static Outcome refused(RuleBroken broken) {
        String message = broken.getMessage();
        return new Outcome(
                What.REFUSED,
                new Refusal(broken.rule(), broken.kind(), message == null ? "" : message, broken.violations()));
    }
}

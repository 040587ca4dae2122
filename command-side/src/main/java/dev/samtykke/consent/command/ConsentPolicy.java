package dev.samtykke.consent.command;

import java.time.Duration;
import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What the controller holds to be a decision of the person.
 *
 * @param notActions methods that are no clear affirmative action (GDPR art. 4(11), recital 32), lower case: they may
 *     narrow, never grant
 * @param clockSkew how far ahead of ours a caller's clock may be
 */
public record ConsentPolicy(Set<String> notActions, Duration clockSkew) {

    static final String CUSTOMER = "customer";
    private static final String IMPORT = "import";

    /** Silence, pre-ticked boxes and mere use are no actions; five minutes of skew. */
    public static final ConsentPolicy DEFAULT = new ConsentPolicy(
            Set.of(
                    "pre-ticked",
                    "pre-ticked-box",
                    "preticked",
                    "default",
                    "implied",
                    "implicit",
                    "inferred",
                    "silence",
                    "inactivity",
                    "scroll",
                    "scrolling",
                    "continued-use",
                    "tracking",
                    "tracking-call",
                    "signal",
                    "opt-out",
                    "import"),
            Duration.ofMinutes(5));

    boolean isUserAction(@Nullable String method) {
        return method != null
                && !notActions.contains(method.toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    boolean isImport(String actor) {
        return IMPORT.equals(actor);
    }
}

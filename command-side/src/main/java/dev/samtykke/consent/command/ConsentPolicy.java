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
 * @param ageOfConsent from what age on people consent by themselves (art. 8(1)): 13 to 16, as the law of the country has it
 * @param clockSkew how far ahead of ours a caller's clock may be
 */
public record ConsentPolicy(Set<String> notActions, int ageOfConsent, Duration clockSkew) {

    static final String CUSTOMER = "customer";
    private static final String IMPORT = "import";

    /** Silence, pre-ticked boxes and mere use are no actions; consent from 16 on; five minutes of skew. */
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
            16,
            Duration.ofMinutes(5));

    /** The same policy with another age. */
    public ConsentPolicy withAgeOfConsent(int age) {
        return new ConsentPolicy(notActions, age, clockSkew);
    }

    boolean isUserAction(@Nullable String method) {
        return method != null
                && !notActions.contains(method.toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    /** Whether somebody of that age needs a guardian; an age that nobody stated does not show it. */
    boolean isChild(@Nullable Integer age) {
        return age != null && age < ageOfConsent;
    }

    boolean isImport(String actor) {
        return IMPORT.equals(actor);
    }
}

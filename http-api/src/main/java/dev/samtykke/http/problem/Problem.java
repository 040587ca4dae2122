package dev.samtykke.http.problem;

import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.springframework.http.HttpStatusCode;

import dev.samtykke.rules.RuleBroken;
import dev.samtykke.rules.Violation;

/**
 * Problem details (RFC 9457), the only shape in which this API tells an error.
 *
 * @param type stable name of the broken rule, a slug; part of the public contract
 * @param title the same in words; equal for all problems of a type
 * @param status the HTTP status code
 * @param detail one sentence for a person; never repeats a value of the request
 * @param instance path of the request that failed
 * @param violations the fields that break the rule; left out when it is about the request as a whole
 */
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        String instance,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Violation> violations) {

    /** Media type of problem details. */
    public static final String MEDIA_TYPE = "application/problem+json";

    public Problem {
        violations = List.copyOf(violations);
    }

    /** A problem whose title is its type in words. */
    public static Problem of(
            HttpStatusCode status, String type, String detail, String instance, List<Violation> violations) {
        return new Problem(type, inWords(type), status.value(), detail, instance, violations);
    }

    /** A broken domain rule. */
    public static Problem of(RuleBroken broken, String instance) {
        String detail = broken.getMessage() == null ? "" : broken.getMessage();
        return of(HttpStatusCode.valueOf(status(broken.kind())), broken.rule(), detail, instance, broken.violations());
    }

    private static int status(RuleBroken.Kind kind) {
        return switch (kind) {
            case MALFORMED -> 400;
            case NOT_FOUND -> 404;
            case CONFLICT -> 409;
            case REFUSED -> 422;
        };
    }

    private static String inWords(String slug) {
        String words = slug.replace('-', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}

package dev.samtykke.http.problem;

import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;

/** Names the problems that only a status code tells of. */
final class StatusProblems {

    private StatusProblems() {}

    /** The reason phrase as a slug, such as {@code method-not-allowed}. */
    static String type(HttpStatusCode status) {
        return phrase(status).toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "-");
    }

    static String detail(HttpStatusCode status) {
        return switch (status.value()) {
            case 404 -> "There is nothing at this address";
            case 405 -> "The method is not supported at this address; the header Allow names those that are";
            case 406 -> "None of the media types that the caller accepts can be produced here";
            case 413 -> "The body is larger than this server accepts";
            case 415 -> "The media type of the body is not supported here; send application/json";
            default -> status.is5xxServerError() ? INTERNAL : "The request cannot be answered";
        };
    }

    static final String INTERNAL = "The request failed for a reason that is not the caller's; "
            + "the header Samtykke-Trace names it in the server's log";

    private static String phrase(HttpStatusCode status) {
        @Nullable HttpStatus known = HttpStatus.resolve(status.value());
        return known == null ? "Error" : known.getReasonPhrase();
    }
}

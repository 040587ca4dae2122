package dev.samtykke.http.consistency;

import java.util.regex.Pattern;

import dev.samtykke.http.problem.InvalidRequest;

/**
 * What a caller repeats a command under, so that it is applied once: the header {@value #HEADER}. A controller takes it
 * as a parameter of type {@code Optional<IdempotencyKey>}.
 *
 * @param value 1 to 255 visible ASCII characters
 */
public record IdempotencyKey(String value) {

    /** The request header. */
    public static final String HEADER = "Idempotency-Key";

    private static final Pattern FORM = Pattern.compile("[\\x21-\\x7e]{1,255}");

    /** @throws InvalidRequest when the value is not of that form */
    public IdempotencyKey {
        if (!FORM.matcher(value).matches()) {
            throw new InvalidRequest(HEADER, "invalid-value");
        }
    }
}

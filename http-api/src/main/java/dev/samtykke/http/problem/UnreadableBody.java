package dev.samtykke.http.problem;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.InvalidNullException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.PropertyBindingException;

import dev.samtykke.http.json.FieldPath;
import dev.samtykke.http.json.MalformedJson;
import dev.samtykke.rules.RuleBroken;

/** Names the field and the rule behind a failure to bind a JSON body, without Jackson's message, which quotes it. */
final class UnreadableBody {

    private UnreadableBody() {}

    static RuleBroken explain(@Nullable Throwable failure) {
        @Nullable Throwable cause = failure;
        while (cause != null) {
            if (cause instanceof RuleBroken broken) {
                return broken;
            }
            cause = cause.getCause();
        }
        if (failure instanceof JacksonException binding) {
            return new InvalidRequest(FieldPath.of(binding.getPath()), rule(binding));
        }
        return new MalformedJson("The body cannot be read");
    }

    private static String rule(JacksonException failure) {
        if (failure instanceof PropertyBindingException) {
            return "unknown-field";
        }
        if (failure instanceof InvalidNullException) {
            return "required";
        }
        // Text that is no value of the field's type, against a JSON type that is not the field's.
        if (failure instanceof InvalidFormatException format) {
            return format.getValue() instanceof String ? "invalid-value" : "wrong-type";
        }
        return failure instanceof MismatchedInputException ? "wrong-type" : "invalid-value";
    }

    /** A JSON {@code null}, or nothing at all, where a body is required. */
    static RuleBroken missing() {
        return new InvalidRequest(FieldPath.BODY, "required");
    }
}

package dev.samtykke.http.problem;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.validation.BindingResult;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;
import org.springframework.validation.method.MethodValidationResult;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.validation.method.ParameterValidationResult;

import dev.samtykke.http.json.FieldPath;
import dev.samtykke.rules.Violation;

/**
 * Names broken Jakarta Validation constraints. The rule is the constraint's {@code message} where that is a slug, such
 * as {@code @Pattern(regexp = …, message = "slug")}; else {@code required} for the not-null family and the constraint's
 * own name in kebab case for the others.
 */
final class ConstraintRules {

    private static final Set<String> REQUIRED = Set.of("NotNull", "NotBlank", "NotEmpty");
    private static final Pattern SLUG = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    private ConstraintRules() {}

    static List<Violation> of(BindingResult result) {
        return result.getAllErrors().stream().map(ConstraintRules::of).toList();
    }

    static List<Violation> of(MethodValidationResult result) {
        return result.getParameterValidationResults().stream()
                .flatMap(parameter -> of(parameter).stream())
                .toList();
    }

    private static List<Violation> of(ParameterValidationResult parameter) {
        if (parameter instanceof ParameterErrors errors) {
            return errors.getAllErrors().stream().map(ConstraintRules::of).toList();
        }
        @Nullable String name = parameter.getMethodParameter().getParameterName();
        return parameter.getResolvableErrors().stream()
                .map(error -> new Violation(name == null ? FieldPath.BODY : name, rule(error)))
                .toList();
    }

    private static Violation of(ObjectError error) {
        return new Violation(error instanceof FieldError field ? field.getField() : FieldPath.BODY, rule(error));
    }

    private static String rule(MessageSourceResolvable error) {
        @Nullable String message = error.getDefaultMessage();
        if (message != null && SLUG.matcher(message).matches()) {
            return message;
        }
        String @Nullable [] codes = error.getCodes();
        if (codes == null || codes.length == 0) {
            return "invalid-value";
        }
        String constraint = codes[codes.length - 1];
        return REQUIRED.contains(constraint) ? "required" : kebab(constraint);
    }

    private static String kebab(String camelCase) {
        return camelCase.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}

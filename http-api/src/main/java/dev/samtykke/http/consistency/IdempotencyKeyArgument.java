package dev.samtykke.http.consistency;

import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

import dev.samtykke.http.problem.InvalidRequest;

/** Lets a controller method take an {@code Optional<IdempotencyKey>}. */
public final class IdempotencyKeyArgument implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Optional.class
                && parameter.nested().getNestedParameterType() == IdempotencyKey.class;
    }

    @Override
    public Optional<IdempotencyKey> resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        String @Nullable [] values = request.getHeaderValues(IdempotencyKey.HEADER);
        if (values == null || values.length == 0) {
            return Optional.empty();
        }
        if (values.length > 1) {
            throw new InvalidRequest(IdempotencyKey.HEADER, "duplicate-field");
        }
        return Optional.of(new IdempotencyKey(values[0]));
    }
}

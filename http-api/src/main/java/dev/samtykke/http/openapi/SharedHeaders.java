package dev.samtykke.http.openapi;

import java.util.List;
import java.util.stream.Stream;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.web.method.HandlerMethod;

import dev.samtykke.http.consistency.AfterPosition;
import dev.samtykke.http.consistency.IdempotencyKey;
import dev.samtykke.http.consistency.IdempotencyKeyArgument;

/** Describes the request headers that commands and reads share. */
public final class SharedHeaders implements OperationCustomizer {

    private final IdempotencyKeyArgument keys = new IdempotencyKeyArgument();

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        if (Stream.of(handler.getMethodParameters()).anyMatch(keys::supportsParameter)) {
            add(
                    operation,
                    header(
                            IdempotencyKey.HEADER,
                            "Repeating a command under the same key applies it once",
                            new StringSchema().minLength(1).maxLength(255)));
        }
        if (AfterPosition.projection(handler) != null) {
            add(
                    operation,
                    header(
                            AfterPosition.HEADER,
                            "Answer only after this position was processed: read your writes",
                            new IntegerSchema().format("int64")));
        }
        return operation;
    }

    /** Two methods that answer at one address in different media types are described as one operation. */
    private static void add(Operation operation, HeaderParameter header) {
        boolean known = Stream.ofNullable(operation.getParameters())
                .flatMap(List::stream)
                .anyMatch(parameter -> header.getName().equals(parameter.getName()));
        if (!known) {
            operation.addParametersItem(header);
        }
    }

    private static HeaderParameter header(String name, String description, Schema<?> schema) {
        HeaderParameter parameter = new HeaderParameter();
        parameter.name(name).description(description).required(false).schema(schema);
        return parameter;
    }
}

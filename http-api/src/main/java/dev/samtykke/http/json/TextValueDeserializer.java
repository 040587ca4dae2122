package dev.samtykke.http.json;

import java.time.DateTimeException;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;

/** Reads a {@link TextValue} from a JSON string and from nothing else: no epoch numbers, no arrays. */
final class TextValueDeserializer<T> extends StdDeserializer<T> {

    private final TextValue<T> value;

    TextValueDeserializer(TextValue<T> value) {
        super(value.type());
        this.value = value;
    }

    @Override
    public @Nullable T deserialize(JsonParser parser, DeserializationContext context) {
        if (!parser.hasToken(JsonToken.VALUE_STRING)) {
            return value.type().cast(context.handleUnexpectedToken(value.type(), parser));
        }
        try {
            return value.parse().apply(parser.getString());
        } catch (DateTimeException | IllegalArgumentException | ArithmeticException unreadable) {
            return value.type()
                    .cast(context.handleWeirdStringValue(value.type(), parser.getString(), "not in the one form read"));
        }
    }
}

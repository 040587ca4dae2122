package dev.samtykke.commanding.wire;

import java.io.IOException;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;

import dev.samtykke.privacy.PersonalText;

/** Personal values as texts, for messages that are sealed as a whole. */
final class ClearTextModule extends SimpleModule {

    private static final long serialVersionUID = 1L;

    ClearTextModule() {
        super("clear-text");
        addSerializer(PersonalText.class, new Writer());
        addDeserializer(PersonalText.class, new Reader());
    }

    private static final class Writer extends StdScalarSerializer<PersonalText> {

        private static final long serialVersionUID = 1L;

        Writer() {
            super(PersonalText.class);
        }

        @Override
        public void serialize(PersonalText text, JsonGenerator generator, SerializerProvider provider)
                throws IOException {
            Optional<String> clear = text.reveal();
            if (clear.isEmpty()) {
                provider.reportMappingProblem("an erased value cannot be sent");
            }
            generator.writeString(clear.orElseThrow());
        }
    }

    private static final class Reader extends StdScalarDeserializer<PersonalText> {

        private static final long serialVersionUID = 1L;

        Reader() {
            super(PersonalText.class);
        }

        @Override
        public PersonalText deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (parser.currentToken() != JsonToken.VALUE_STRING) {
                return context.reportInputMismatch(this, "a personal value is no text");
            }
            return PersonalText.of(parser.getText());
        }
    }
}

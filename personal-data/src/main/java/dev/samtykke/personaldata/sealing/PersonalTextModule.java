package dev.samtykke.personaldata.sealing;

import java.io.IOException;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.ContextualSerializer;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import org.jspecify.annotations.Nullable;

import dev.samtykke.privacy.KeptFor;
import dev.samtykke.privacy.PersonalText;

/**
 * Carries personal values through Jackson as opaque objects of a tree, with the retention class of their component. As
 * text they are not writable at all, so no serializer can spell one out by mistake.
 */
final class PersonalTextModule extends SimpleModule {

    private static final long serialVersionUID = 1L;

    PersonalTextModule() {
        super("personal-text");
        addSerializer(PersonalText.class, new Writer(KeptFor.PROFILE));
        addDeserializer(PersonalText.class, new Reader());
    }

    private static final class Writer extends StdScalarSerializer<PersonalText> implements ContextualSerializer {

        private static final long serialVersionUID = 1L;

        private final String retentionClass;

        Writer(String retentionClass) {
            super(PersonalText.class);
            this.retentionClass = retentionClass;
        }

        @Override
        public JsonSerializer<?> createContextual(SerializerProvider provider, @Nullable BeanProperty property) {
            KeptFor keptFor = property == null ? null : property.getAnnotation(KeptFor.class);
            return keptFor == null ? this : new Writer(keptFor.value());
        }

        @Override
        public void serialize(PersonalText text, JsonGenerator generator, SerializerProvider provider)
                throws IOException {
            generator.writeEmbeddedObject(new PersonalNode(text.reveal(), retentionClass));
        }
    }

    private static final class Reader extends StdScalarDeserializer<PersonalText> {

        private static final long serialVersionUID = 1L;

        Reader() {
            super(PersonalText.class);
        }

        @Override
        public PersonalText deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (parser.currentToken() == JsonToken.VALUE_EMBEDDED_OBJECT
                    && parser.getEmbeddedObject() instanceof PersonalText text) {
                return text;
            }
            return context.reportInputMismatch(this, "a personal value was not stored sealed");
        }
    }
}

package dev.samtykke.projection;

import java.util.Map;

import org.bson.Document;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.KeyDeserializer;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

import dev.samtykke.privacy.PersonalText;

/**
 * States as documents and back. Instants and durations are ISO 8601 text, which keeps their precision. Personal values
 * are left out: they stay in the events, where an erasure reaches them.
 */
public final class Pictures {

    private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};

    private static final JsonMapper WRITER = JsonMapper.builder()
            .addModule(new SimpleModule("pictures")
                    .addKeySerializer(String.class, new FieldNameWriter())
                    .addSerializer(PersonalText.class, new Omitted()))
            .build();

    private static final JsonMapper READER = JsonMapper.builder()
            .addModule(new SimpleModule("pictures").addKeyDeserializer(String.class, new FieldNameReader()))
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private Pictures() {}

    /** The fields of a document that shows a state. */
    public static Document of(Record state) {
        return new Document(WRITER.convertValue(state, FIELDS));
    }

    /** The state that a document of a {@link StreamDocuments} projection shows. */
    public static <S> S state(Document document, Class<S> type) {
        return READER.convertValue(document.get(StreamDocumentWriter.VALUE, Document.class), type);
    }

    /** Not every server takes every field name. */
    private static String escaped(String name) {
        return name.replace("%", "%25").replace(".", "%2E").replace("$", "%24");
    }

    private static String unescaped(String name) {
        return name.replace("%24", "$").replace("%2E", ".").replace("%25", "%");
    }

    private static final class FieldNameWriter extends StdSerializer<String> {

        FieldNameWriter() {
            super(String.class);
        }

        @Override
        public void serialize(String name, JsonGenerator generator, SerializationContext context)
                throws JacksonException {
            generator.writeName(escaped(name));
        }
    }

    private static final class FieldNameReader extends KeyDeserializer {

        @Override
        public Object deserializeKey(String name, DeserializationContext context) {
            return unescaped(name);
        }
    }

    private static final class Omitted extends StdSerializer<PersonalText> {

        Omitted() {
            super(PersonalText.class);
        }

        @Override
        public void serialize(PersonalText text, JsonGenerator generator, SerializationContext context)
                throws JacksonException {
            generator.writeNull();
        }
    }
}

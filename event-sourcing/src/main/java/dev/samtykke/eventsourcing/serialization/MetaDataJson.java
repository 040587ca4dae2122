package dev.samtykke.eventsourcing.serialization;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import org.axonframework.messaging.MetaData;

/** Metadata as one flat JSON object of strings: it is about the message, so it needs no types and has no depth. */
final class MetaDataJson {

    private static final JsonFactory JSON = new JsonFactory();

    private MetaDataJson() {}

    /**
     * The UTF-8 bytes.
     *
     * @throws MetaDataRefused when a value is no text
     */
    static byte[] write(MetaData metaData) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator generator = JSON.createGenerator(out)) {
            generator.writeStartObject();
            for (Map.Entry<String, ?> entry : metaData.entrySet()) {
                if (!(entry.getValue() instanceof String text)) {
                    throw new MetaDataRefused(entry.getKey());
                }
                generator.writeStringField(entry.getKey(), text);
            }
            generator.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory", e);
        }
        return out.toByteArray();
    }

    /** The metadata of bytes that {@link #write} made. */
    static MetaData read(byte[] stored) {
        try (JsonParser parser = JSON.createParser(stored)) {
            Map<String, String> entries = new HashMap<>();
            JsonToken start = parser.nextToken();
            String name = parser.nextFieldName();
            while (name != null) {
                String text = parser.nextTextValue();
                if (text == null) {
                    throw new MetaDataRefused(name);
                }
                entries.put(name, text);
                name = parser.nextFieldName();
            }
            if (start != JsonToken.START_OBJECT || parser.currentToken() != JsonToken.END_OBJECT) {
                throw new IOException("Stored metadata is no JSON object");
            }
            return MetaData.from(entries);
        } catch (IOException e) {
            throw new UncheckedIOException("Stored metadata cannot be read", e);
        }
    }
}

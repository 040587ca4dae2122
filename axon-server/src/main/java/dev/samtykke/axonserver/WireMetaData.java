package dev.samtykke.axonserver;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.axoniq.axonserver.grpc.MetaDataValue;
import org.axonframework.eventsourcing.eventstore.EventStoreException;

/** Stored metadata, one flat JSON object of texts, as the entries that Axon Server keeps, in the same order. */
final class WireMetaData {

    private static final JsonFactory JSON = new JsonFactory();

    private WireMetaData() {}

    static Map<String, MetaDataValue> entries(byte[] stored) {
        Map<String, MetaDataValue> entries = new LinkedHashMap<>();
        try (JsonParser parser = JSON.createParser(stored)) {
            require(parser.nextToken() == JsonToken.START_OBJECT);
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                require(parser.nextToken() == JsonToken.VALUE_STRING);
                entries.put(
                        name,
                        MetaDataValue.newBuilder()
                                .setTextValue(parser.getText())
                                .build());
            }
            require(parser.currentToken() == JsonToken.END_OBJECT);
            return entries;
        } catch (IOException e) {
            throw new UncheckedIOException("Metadata cannot be read", e);
        }
    }

    static byte[] stored(Map<String, MetaDataValue> entries) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator generator = JSON.createGenerator(out)) {
            generator.writeStartObject();
            for (Map.Entry<String, MetaDataValue> entry : entries.entrySet()) {
                require(entry.getValue().getDataCase() == MetaDataValue.DataCase.TEXT_VALUE);
                generator.writeStringField(entry.getKey(), entry.getValue().getTextValue());
            }
            generator.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory", e);
        }
        return out.toByteArray();
    }

    private static void require(boolean flatTexts) {
        if (!flatTexts) {
            throw new EventStoreException("Metadata is not one flat object of texts");
        }
    }
}

package dev.samtykke.evidence.query.leaf;

import java.io.IOException;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import dev.samtykke.evidence.log.codec.MalformedDataException;

/** Reads one text from a stored JSON object, and no further than to it. */
final class StoredJson {

    private static final JsonFactory JSON = new JsonFactory();

    private StoredJson() {}

    /**
     * The first text of this name on the top level; empty when there is none.
     *
     * @throws MalformedDataException if it is no JSON object up to there, or the value is no text
     */
    static Optional<String> text(byte[] object, String name) {
        try (JsonParser parser = JSON.createParser(object)) {
            MalformedDataException.require(parser.nextToken() == JsonToken.START_OBJECT, "no JSON object");
            for (String field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
                JsonToken value = parser.nextToken();
                if (field.equals(name)) {
                    MalformedDataException.require(value == JsonToken.VALUE_STRING, "no text");
                    return Optional.of(parser.getText());
                }
                parser.skipChildren();
            }
            return Optional.empty();
        } catch (IOException e) {
            // The cause is left out: a parser's message may quote the payload.
            throw new MalformedDataException("no JSON");
        }
    }
}

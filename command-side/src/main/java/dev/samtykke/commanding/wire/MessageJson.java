package dev.samtykke.commanding.wire;

import java.io.IOException;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/**
 * Commands, answers and what goes with them as JSON (UTF-8). Personal values are in it in clear, so what it makes is for
 * sealing and for nothing else. It reads only what the same version writes: nothing is guessed, and nothing left out.
 *
 * <p>Thread safe.
 */
public final class MessageJson {

    private final JsonMapper mapper = JsonMapper.builder()
            .annotationIntrospector(new SealedTypes())
            .addModule(new JavaTimeModule())
            .addModule(new ClearTextModule())
            .visibility(PropertyAccessor.GETTER, Visibility.NONE)
            .visibility(PropertyAccessor.IS_GETTER, Visibility.NONE)
            .visibility(PropertyAccessor.FIELD, Visibility.ANY)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS, SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
            .enable(
                    DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                    DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                    DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /**
     * The bytes of a message.
     *
     * @throws MessageNotCarried when it holds something that has no form on the wire, such as an erased value
     */
    public byte[] write(Object message) {
        try {
            return mapper.writeValueAsBytes(message);
        } catch (JsonProcessingException e) {
            throw new MessageNotCarried(message.getClass());
        }
    }

    /**
     * The message of bytes that {@link #write} made.
     *
     * @throws MessageNotCarried when another version wrote it that knows other components
     */
    public <T> T read(byte[] bytes, Class<T> type) {
        try {
            return mapper.readValue(bytes, type);
        } catch (IOException e) {
            throw new MessageNotCarried(type);
        }
    }
}

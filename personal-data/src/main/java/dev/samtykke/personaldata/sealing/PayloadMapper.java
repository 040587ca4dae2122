package dev.samtykke.personaldata.sealing;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/** How records become JSON trees and back: instants and durations as ISO 8601 text, null components left out. */
final class PayloadMapper {

    private PayloadMapper() {}

    /**
     * A mapper that reads leniently (a newer writer may have added components) with one exception: a missing number or
     * truth value is an error, since Java's zero and false would be statements that nobody made.
     */
    static JsonMapper create() {
        return JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .addModule(new PersonalTextModule())
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
                .disable(
                        SerializationFeature.WRITE_DATES_AS_TIMESTAMPS,
                        SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(
                        DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
    }
}

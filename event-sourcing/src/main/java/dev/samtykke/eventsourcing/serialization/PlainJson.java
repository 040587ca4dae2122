package dev.samtykke.eventsourcing.serialization;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.BasicPolymorphicTypeValidator;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import org.axonframework.serialization.Converter;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.json.JacksonSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Axon's Jackson serializer for what is no event: tokens, sagas, plain texts. A stored class name is honoured only for
 * Axon's and our own classes and a few values, so that whoever can write to the store cannot have other classes made.
 */
final class PlainJson {

    private static final List<String> PACKAGES = List.of("org.axonframework.", "dev.samtykke.");
    private static final Set<String> VALUES = Stream.of(
                    String.class, Boolean.class, Integer.class, Long.class, UUID.class, Instant.class, Duration.class)
            .map(Class::getName)
            .collect(Collectors.toUnmodifiableSet());

    private final JacksonSerializer jackson =
            JacksonSerializer.builder().objectMapper(mapper()).build();

    boolean knows(SerializedType type) {
        String name = type.getName();
        return SerializedType.isEmptyType(type)
                || VALUES.contains(name)
                || PACKAGES.stream().anyMatch(name::startsWith);
    }

    <T> SerializedObject<T> serialize(@Nullable Object object, Class<T> representation) {
        return jackson.serialize(object, representation);
    }

    @SuppressWarnings("TypeParameterUnusedInFormals") // Axon's signature
    <T> @Nullable T deserialize(SerializedObject<?> stored) {
        return jackson.deserialize(stored);
    }

    Class<?> classForType(SerializedType type) {
        return jackson.classForType(type);
    }

    SerializedType typeForClass(Class<?> type) {
        return jackson.typeForClass(type);
    }

    Converter getConverter() {
        return jackson.getConverter();
    }

    private static JsonMapper mapper() {
        BasicPolymorphicTypeValidator.Builder ours = BasicPolymorphicTypeValidator.builder();
        PACKAGES.forEach(ours::allowIfSubType);
        VALUES.forEach(ours::allowIfSubType);
        return JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .polymorphicTypeValidator(ours.build())
                .build();
    }
}

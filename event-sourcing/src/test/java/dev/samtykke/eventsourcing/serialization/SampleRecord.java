package dev.samtykke.eventsourcing.serialization;

import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import dev.samtykke.privacy.PersonalText;

/**
 * A record with every component set to a value that follows from its name and type, the same on every run: a new
 * component shows up in the golden file without anybody having to think of it.
 */
final class SampleRecord {

    private static final Map<Class<?>, Object> VALUES = Map.ofEntries(
            Map.entry(int.class, 7),
            Map.entry(Integer.class, 7),
            Map.entry(long.class, 7_000_000_000L),
            Map.entry(Long.class, 7_000_000_000L),
            Map.entry(boolean.class, true),
            Map.entry(Boolean.class, true),
            Map.entry(Instant.class, Instant.parse("2026-01-02T03:04:05.678901Z")),
            Map.entry(LocalDate.class, LocalDate.parse("2026-01-02")),
            Map.entry(LocalTime.class, LocalTime.parse("03:04")),
            Map.entry(Period.class, Period.parse("P1Y2M3D")),
            Map.entry(Duration.class, Duration.parse("PT1H2M3.004S")),
            Map.entry(UUID.class, UUID.fromString("6b1d5a52-0b1a-4c53-9c84-3d2f6b0c8a11")));

    /** The records that are being made, so that one which contains itself comes to an end. */
    private final Deque<Class<?>> underWay = new ArrayDeque<>();

    private SampleRecord() {}

    static <T extends Record> T of(Class<T> type) {
        return type.cast(new SampleRecord().make(type));
    }

    private Object make(Class<?> type) {
        underWay.push(type);
        try {
            RecordComponent[] components = type.getRecordComponents();
            Constructor<?> constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(Arrays.stream(components)
                    .map(component -> value(component.getName(), component.getGenericType()))
                    .toArray());
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("No sample of " + type, e);
        } finally {
            underWay.pop();
        }
    }

    private Object value(String name, Type type) {
        if (type instanceof ParameterizedType parameterized) {
            return container(name, parameterized);
        }
        Class<?> raw = (Class<?>) type;
        if (raw == String.class) {
            return "a-" + name;
        } else if (raw == PersonalText.class) {
            return PersonalText.of("a personal " + name);
        } else if (raw.isEnum()) {
            return raw.getEnumConstants()[0];
        } else if (raw.isRecord()) {
            return make(raw);
        } else if (VALUES.containsKey(raw)) {
            return VALUES.get(raw);
        }
        throw new AssertionError("No sample of a " + raw + " for component " + name);
    }

    private Object container(String name, ParameterizedType type) {
        Type[] arguments = type.getActualTypeArguments();
        Type element = arguments[arguments.length - 1];
        boolean endless = element instanceof Class<?> raw && underWay.contains(raw);
        if (type.getRawType() == Map.class) {
            return endless ? Map.of() : Map.of(value(name + "-key", arguments[0]), value(name, element));
        } else if (type.getRawType() == List.class) {
            return endless ? List.of() : List.of(value(name, element));
        } else if (type.getRawType() == Set.class) {
            return endless ? Set.of() : Set.of(value(name, element));
        }
        throw new AssertionError("No sample of a " + type + " for component " + name);
    }
}

package dev.samtykke.http.json;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * A value type that callers write as text in one form only, in bodies and in query parameters alike.
 *
 * @param type the value type
 * @param parse reads the one form; throws {@link IllegalArgumentException} or {@link DateTimeException} on any other
 */
record TextValue<T>(Class<T> type, Function<String, T> parse) {

    private static final Pattern UUID_FORM =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    // Beyond these years the conversion to milliseconds or to RFC 3339 text fails later, far from the request.
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    /** Instants are RFC 3339, durations and periods ISO 8601, ids UUIDs with their four hyphens. */
    static List<TextValue<?>> all() {
        return List.of(
                new TextValue<>(Instant.class, TextValue::instant),
                new TextValue<>(LocalDate.class, LocalDate::parse),
                new TextValue<>(Duration.class, Duration::parse),
                new TextValue<>(Period.class, Period::parse),
                new TextValue<>(UUID.class, TextValue::uuid));
    }

    private static Instant instant(String text) {
        Instant instant = Instant.parse(text);
        if (instant.isBefore(FIRST) || instant.isAfter(LAST)) {
            throw new DateTimeException("out of bounds");
        }
        return instant;
    }

    private static UUID uuid(String text) {
        if (!UUID_FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("not a UUID");
        }
        return UUID.fromString(text);
    }
}

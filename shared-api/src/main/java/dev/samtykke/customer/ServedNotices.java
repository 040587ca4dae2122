package dev.samtykke.customer;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * The notices that two customers, who turn out to be one person, were shown. Who said no as one customer and was shown a
 * notice as the other was not told of it where they said no, so it does not count as told after that.
 */
final class ServedNotices {

    private ServedNotices() {}

    static Map<String, ServedNotice> merge(Standing one, Standing other) {
        Map<String, ServedNotice> merged = new TreeMap<>(one.served());
        merged.putAll(other.served());
        merged.replaceAll((key, served) -> merge(one, other, key));
        return Collections.unmodifiableMap(merged);
    }

    private static ServedNotice merge(Standing one, Standing other, String key) {
        ServedNotice latest = later(one.served().get(key), other.served().get(key));
        Instant told = Stream.of(one, other)
                .filter(Standing::protective)
                .map(side -> toldAt(side.served().get(key)))
                .reduce(latest.servedAt(), (first, next) -> next.isBefore(first) ? next : first);
        return new ServedNotice(latest.notice(), latest.version(), told, latest.eventId());
    }

    private static Instant toldAt(@Nullable ServedNotice served) {
        return served == null ? Instant.EPOCH : served.servedAt();
    }

    private static ServedNotice later(@Nullable ServedNotice one, @Nullable ServedNotice other) {
        if (one == null || other == null) {
            return one == null ? Objects.requireNonNull(other) : one;
        }
        return one.servedAt().isBefore(other.servedAt()) ? other : one;
    }
}

package dev.samtykke.customer;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;

import org.jspecify.annotations.Nullable;

/**
 * The customer's wishes. They narrow what is permitted, never widen it.
 *
 * @param channels by channel: false means never on that channel
 * @param topics by topic: false means not about that
 * @param frequency by channel: how often at the most
 * @param quietHours when not at all
 */
public record Preferences(
        Map<String, Boolean> channels,
        Map<String, Boolean> topics,
        Map<String, Frequency> frequency,
        @Nullable QuietHours quietHours) {

    /** No wishes. */
    public static final Preferences NONE = new Preferences(Map.of(), Map.of(), Map.of(), null);

    /** Whether the customer does not want to be contacted on a channel at all. */
    public boolean optedOut(String channel) {
        return Boolean.FALSE.equals(channels.get(channel));
    }

    /** The wishes of two customers who turn out to be one person: no more than either wants. */
    public static Preferences narrower(Preferences survivor, Preferences absorbed) {
        return new Preferences(
                merged(survivor.channels, absorbed.channels, Boolean::logicalAnd),
                merged(survivor.topics, absorbed.topics, Boolean::logicalAnd),
                merged(survivor.frequency, absorbed.frequency, Frequency::both),
                both(survivor.quietHours, absorbed.quietHours));
    }

    private static @Nullable QuietHours both(@Nullable QuietHours one, @Nullable QuietHours other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.coveringAlso(other);
    }

    private static <V> Map<String, V> merged(Map<String, V> one, Map<String, V> other, BinaryOperator<V> both) {
        Map<String, V> merged = new TreeMap<>(one);
        other.forEach((key, value) -> merged.merge(key, value, both));
        return Collections.unmodifiableMap(merged);
    }
}

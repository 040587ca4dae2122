package dev.samtykke.ingestion.query;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

import org.jspecify.annotations.Nullable;

import dev.samtykke.profile.WithheldItem;
import dev.samtykke.source.Item;

/**
 * Something that a source sends although its plan does not have it; one document.
 *
 * @param event the event of a property; null for other items, and when its name looks like a personal value
 * @param name null when it looks like a personal value
 * @param times how often it was sent
 * @param first when it was seen first; null before it was
 * @param last when it was seen last; null before it was
 */
public record Unmapped(
        String source,
        Item.Type type,
        @Nullable String event,
        @Nullable String name,
        long times,
        @Nullable Instant first,
        @Nullable Instant last) {

    static Unmapped never(String source, WithheldItem item) {
        return new Unmapped(source, item.type(), item.event(), item.name(), 0, null, null);
    }

    /** A hash, as names of items may be of any form. */
    static String id(String source, WithheldItem item) {
        String named = item.type() + "\0" + item.event() + "\0" + item.name();
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(named.getBytes(StandardCharsets.UTF_8));
            return "unmapped/" + source + "/" + HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    Unmapped seen(Instant at, long more) {
        return new Unmapped(
                source,
                type,
                event,
                name,
                times + more,
                first == null || at.isBefore(first) ? at : first,
                last == null || at.isAfter(last) ? at : last);
    }

    /** The same from two documents. */
    Unmapped plus(Unmapped other) {
        Unmapped both = other.first == null ? this : seen(other.first, 0);
        return other.last == null ? both : both.seen(other.last, other.times);
    }
}

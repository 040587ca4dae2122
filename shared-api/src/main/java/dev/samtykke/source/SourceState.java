package dev.samtykke.source;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import dev.samtykke.messages.Recorded;
import dev.samtykke.messages.StoredAs;

/**
 * A source as it is now.
 *
 * @param version counted from 1; 0 when it was never defined
 * @param terms what is laid down of it; null when it was never defined
 * @param writeKeys when they were added, by id; withdrawn ones are not among them
 * @param eventId the event that states the version; null when it was never defined
 */
@StoredAs(name = "source-state")
public record SourceState(
        String source,
        int version,
        @Nullable SourceTerms terms,
        Map<String, Instant> writeKeys,
        @Nullable String eventId) {

    /** The state before the first event. */
    public static SourceState undefined(String source) {
        return new SourceState(source, 0, null, Map.of(), null);
    }

    /** Whether it was ever defined. */
    public boolean defined() {
        return version > 0;
    }

    /** What it may send; nothing when it was never defined. */
    public TrackingPlan plan() {
        return terms == null ? TrackingPlan.NONE : terms.plan();
    }

    /** How far it is trusted, from 0 to 100; not at all when it was never defined. */
    public int trust() {
        return terms == null ? 0 : terms.trust();
    }

    /** The state after one more event. */
    public SourceState evolve(Recorded<SourceEvent> recorded) {
        SourceEvent event = recorded.event();
        if (event instanceof SourceDefined defined) {
            return new SourceState(source, defined.version(), defined.terms(), writeKeys, recorded.eventId());
        }
        if (event instanceof SourceRevised revised) {
            return new SourceState(source, revised.version(), revised.terms(), writeKeys, recorded.eventId());
        }
        Map<String, Instant> keys = new TreeMap<>(writeKeys);
        if (event instanceof WriteKeyAdded added) {
            keys.put(added.key(), recorded.recordedAt());
        } else if (event instanceof WriteKeyWithdrawn withdrawn) {
            keys.remove(withdrawn.key());
        }
        return new SourceState(source, version, terms, Collections.unmodifiableMap(keys), eventId);
    }
}

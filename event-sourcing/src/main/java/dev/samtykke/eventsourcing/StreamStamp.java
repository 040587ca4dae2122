package dev.samtykke.eventsourcing;

/**
 * The pseudonym under which a stream appears in the public evidence log. It is stored with every event, so that the log
 * can be rebuilt from the events alone.
 */
@FunctionalInterface
public interface StreamStamp {

    /** The metadata key under which an event carries it. */
    String KEY = "s";

    /** Keyed hash (HMAC-SHA-256) of aggregate type and stream name, hex. */
    String of(String aggregateType, String streamId);
}

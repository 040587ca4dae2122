package dev.samtykke.eventstore;

import java.nio.charset.StandardCharsets;

/** The column families of a store folder. */
enum Column {
    /** Format of the store and marks about the whole of it. */
    META("default"),
    /** Position → event. The only copy of an event. */
    EVENTS("events"),
    /** Aggregate digest and sequence number → position. */
    STREAMS("streams"),
    /** Digest of the event id → position. */
    IDS("ids"),
    /** Aggregate digest and sequence number → snapshot. */
    SNAPSHOTS("snapshots"),
    /** Number → type name; events name their types by number. */
    NAMES("names"),
    /** Number of a run of positions → latest timestamp up to its end. */
    TIMES("times"),
    /** Namespace and key → value of {@link DurableRecords}. */
    RECORDS("records");

    private final String familyName;

    Column(String familyName) {
        this.familyName = familyName;
    }

    byte[] familyName() {
        return familyName.getBytes(StandardCharsets.UTF_8);
    }
}

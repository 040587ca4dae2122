package dev.samtykke.eventstore;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.stream.Stream;

/**
 * Writes the whole history of a store as newline-delimited JSON. The same history gives the same bytes.
 *
 * <p>The file is UTF-8; every line, also the last one, ends with a line feed.
 *
 * <pre>{@code
 * {"format":"samtykke-history","version":1}
 * {"position":0,"eventId":"…","timestamp":"2026-01-31T12:00:00.123456Z",
 *  "aggregate":{"type":"Customer","id":"…","sequence":0},
 *  "payloadType":"consent-granted","payloadRevision":"1",
 *  "payload":{"text":"{…}"},"metadata":{"text":"{…}"}}
 * {"events":1,"sha256":"…"}
 * }</pre>
 *
 * An event takes one line (here it is broken for reading). Fields come in this order and without spaces.
 *
 * <ul>
 *   <li>{@code position}: the global index, 0, 1, 2, … without a gap
 *   <li>{@code timestamp}: RFC 3339 in UTC with as many fraction digits, in groups of three, as the instant has
 *   <li>{@code aggregate}: left out for an event without an aggregate; its {@code type} is left out if it has none
 *   <li>{@code payloadRevision}: left out if there is none
 *   <li>{@code payload}, {@code metadata}: the stored bytes, as {@code text} if they are well-formed UTF-8, otherwise as
 *       {@code base64} (RFC 4648, section 4)
 *   <li>the last line: the number of events and the SHA-256, in hex, of all event lines with their line feeds
 * </ul>
 *
 * Snapshots and {@link DurableRecords} are no part of the history.
 */
public final class HistoryExport {

    private final HistoryStore store;

    public HistoryExport(EventStorage storage) {
        this(HistoryStore.of(storage));
    }

    public HistoryExport(HistoryStore store) {
        this.store = store;
    }

    /**
     * Writes all events that are stored when it is called. The stream is flushed and stays open.
     *
     * @throws DamagedRecordException when it comes to an event whose bytes were damaged
     */
    public HistorySummary writeTo(OutputStream out) throws IOException {
        LinesWriter writer = new LinesWriter(out, HistoryLines.HEADER, HistoryLines.EVENTS);
        try (Stream<StoredEvent> stored = store.readAll()) {
            Iterator<StoredEvent> events = stored.iterator();
            while (events.hasNext()) {
                writer.write(HistoryLines.Event.of(events.next()));
            }
        }
        return writer.finish();
    }
}

package dev.samtykke.eventstore;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/** Reads a history file event by event and accepts only what {@link HistoryExport} writes, to the byte. */
final class HistoryReader implements AutoCloseable {

    private final LinesReader lines;
    private long due;

    HistoryReader(InputStream in) throws IOException {
        lines = new LinesReader(in, HistoryLines.HEADER, HistoryLines.EVENTS);
    }

    /** The next event; null after the last one, when the last line was found to match all the others. */
    @Nullable StoredEvent next() throws IOException {
        byte @Nullable [] line = lines.next();
        return line == null ? null : event(line);
    }

    private StoredEvent event(byte[] line) {
        StoredEvent event;
        try {
            event = HistoryLines.decode(line, HistoryLines.Event.class).toStoredEvent();
        } catch (IOException | RuntimeException e) {
            throw lines.damaged("it is not an event");
        }
        if (!Arrays.equals(line, HistoryLines.encode(HistoryLines.Event.of(event)))) {
            throw lines.damaged("it is not written as an export writes it");
        }
        if (event.position() != due) {
            throw lines.damaged("position " + event.position() + " comes where " + due + " is due");
        }
        due++;
        return event;
    }

    /** What was read; there after {@link #next} returned null. */
    HistorySummary summary() {
        return lines.summary();
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}

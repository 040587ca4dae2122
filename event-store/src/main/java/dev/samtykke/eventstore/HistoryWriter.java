package dev.samtykke.eventstore;

import java.io.IOException;
import java.io.OutputStream;

/** Writes the lines of one history file. */
final class HistoryWriter {

    private final OutputStream out;
    private final LineDigest digest = new LineDigest();
    private long events;

    HistoryWriter(OutputStream out) throws IOException {
        this.out = out;
        line(HistoryLines.encode(HistoryLines.HEADER));
    }

    void write(StoredEvent event) throws IOException {
        byte[] line = HistoryLines.encode(HistoryLines.Event.of(event));
        line(line);
        digest.add(line);
        events++;
    }

    HistorySummary finish() throws IOException {
        HistorySummary summary = new HistorySummary(events, digest.hex());
        line(HistoryLines.encode(new HistoryLines.Trailer(summary.events(), summary.sha256())));
        out.flush();
        return summary;
    }

    private void line(byte[] line) throws IOException {
        out.write(line);
        out.write('\n');
    }
}

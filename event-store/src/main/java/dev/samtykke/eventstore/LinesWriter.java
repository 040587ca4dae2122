package dev.samtykke.eventstore;

import java.io.IOException;
import java.io.OutputStream;

/** Writes a file of JSON lines between a first line that names its format and a last one that sums it up. */
final class LinesWriter {

    private final OutputStream out;
    private final String counted;
    private final LineDigest digest = new LineDigest();
    private long count;

    /** @param counted what the lines are, as the last one names their number */
    LinesWriter(OutputStream out, HistoryLines.Header header, String counted) throws IOException {
        this.out = out;
        this.counted = counted;
        line(HistoryLines.encode(header));
    }

    void write(Object content) throws IOException {
        byte[] line = HistoryLines.encode(content);
        line(line);
        digest.add(line);
        count++;
    }

    HistorySummary finish() throws IOException {
        HistorySummary summary = new HistorySummary(count, digest.hex());
        line(HistoryLines.trailer(counted, summary));
        out.flush();
        return summary;
    }

    private void line(byte[] line) throws IOException {
        out.write(line);
        out.write('\n');
    }
}

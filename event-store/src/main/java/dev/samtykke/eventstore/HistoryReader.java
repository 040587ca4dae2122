package dev.samtykke.eventstore;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/** Reads a history file line by line and accepts only what {@link HistoryWriter} writes, to the byte. */
final class HistoryReader implements AutoCloseable {

    private static final byte[] TRAILER_START = "{\"events\":".getBytes(StandardCharsets.UTF_8);

    private final InputStream in;
    private final LineDigest digest = new LineDigest();
    private long lineNumber;
    private long events;
    private @Nullable HistorySummary summary;

    HistoryReader(InputStream in) throws IOException {
        this.in = new BufferedInputStream(in, 1 << 16);
        byte @Nullable [] header = nextLine();
        if (header == null || !Arrays.equals(header, HistoryLines.encode(HistoryLines.HEADER))) {
            throw damaged("it is not the first line of a history of version " + HistoryLines.HEADER.version());
        }
    }

    /** The next event; null after the last one, when the last line was found to match all the others. */
    @Nullable StoredEvent next() throws IOException {
        byte @Nullable [] line = nextLine();
        if (line == null) {
            throw damaged("the file ends here, but its last line is missing");
        }
        if (startsTrailer(line)) {
            checkTrailer(line);
            return null;
        }
        StoredEvent event = event(line);
        digest.add(line);
        events++;
        return event;
    }

    private StoredEvent event(byte[] line) {
        StoredEvent event;
        try {
            event = HistoryLines.decode(line, HistoryLines.Event.class).toStoredEvent();
        } catch (IOException | RuntimeException e) {
            throw damaged("it is not an event");
        }
        if (!Arrays.equals(line, HistoryLines.encode(HistoryLines.Event.of(event)))) {
            throw damaged("it is not written as an export writes it");
        }
        if (event.position() != events) {
            throw damaged("position " + event.position() + " comes where " + events + " is due");
        }
        return event;
    }

    private void checkTrailer(byte[] line) throws IOException {
        HistorySummary read = new HistorySummary(events, digest.hex());
        byte[] due = HistoryLines.encode(new HistoryLines.Trailer(read.events(), read.sha256()));
        if (!Arrays.equals(line, due)) {
            throw damaged("its count and checksum do not match the " + events + " events before it");
        }
        if (nextLine() != null) {
            throw damaged("it comes after the last line");
        }
        summary = read;
    }

    private static boolean startsTrailer(byte[] line) {
        return line.length >= TRAILER_START.length
                && Arrays.equals(line, 0, TRAILER_START.length, TRAILER_START, 0, TRAILER_START.length);
    }

    /** The next line without its line feed; null at the end of the file. */
    private byte @Nullable [] nextLine() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(1024);
        for (int octet = in.read(); octet != '\n'; octet = in.read()) {
            if (octet < 0) {
                if (line.size() == 0) {
                    return null;
                }
                lineNumber++;
                throw damaged("it is cut off");
            }
            line.write(octet);
        }
        lineNumber++;
        return line.toByteArray();
    }

    /** The parser's own message may quote the line, which may hold personal data, so it is left out. */
    private HistoryFormatException damaged(String finding) {
        return new HistoryFormatException(lineNumber, finding);
    }

    /** What was read; there after {@link #next} returned null. */
    HistorySummary summary() {
        return Objects.requireNonNull(summary);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}

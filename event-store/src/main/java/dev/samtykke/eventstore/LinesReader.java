package dev.samtykke.eventstore;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/** Reads what {@link LinesWriter} wrote, and checks that the file is whole. */
final class LinesReader implements AutoCloseable {

    private final InputStream in;
    private final String counted;
    private final byte[] trailerStart;
    private final LineDigest digest = new LineDigest();
    private long lineNumber;
    private long count;
    private @Nullable HistorySummary summary;

    LinesReader(InputStream in, HistoryLines.Header header, String counted) throws IOException {
        this.in = new BufferedInputStream(in, 1 << 16);
        this.counted = counted;
        this.trailerStart = ("{\"" + counted + "\":").getBytes(StandardCharsets.UTF_8);
        byte @Nullable [] first = nextLine();
        if (first == null || !Arrays.equals(first, HistoryLines.encode(header))) {
            throw damaged("it is not the first line of a " + header.format() + " file of version " + header.version());
        }
    }

    /** The next line; null after the last one, when that was found to match all the others. */
    byte @Nullable [] next() throws IOException {
        byte @Nullable [] line = nextLine();
        if (line == null) {
            throw damaged("the file ends here, but its last line is missing");
        }
        if (startsTrailer(line)) {
            checkTrailer(line);
            return null;
        }
        digest.add(line);
        count++;
        return line;
    }

    private void checkTrailer(byte[] line) throws IOException {
        HistorySummary read = new HistorySummary(count, digest.hex());
        if (!Arrays.equals(line, HistoryLines.trailer(counted, read))) {
            throw damaged("its count and checksum do not match the " + count + " " + counted + " before it");
        }
        if (nextLine() != null) {
            throw damaged("it comes after the last line");
        }
        summary = read;
    }

    private boolean startsTrailer(byte[] line) {
        return line.length >= trailerStart.length
                && Arrays.equals(line, 0, trailerStart.length, trailerStart, 0, trailerStart.length);
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
    HistoryFormatException damaged(String finding) {
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

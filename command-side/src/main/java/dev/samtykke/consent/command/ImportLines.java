package dev.samtykke.consent.command;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** Cuts newline-delimited JSON into lines, a handful at a time, so that no more than that is ever held. */
final class ImportLines {

    private static final int BUFFER = 64 * 1024;

    private final InputStream in;
    private final int longest;
    private final byte[] buffer = new byte[BUFFER];
    private int next;
    private int end;
    private long number;

    /** @param longest the longest line that is kept, in bytes */
    ImportLines(InputStream in, int longest) {
        this.in = in;
        this.longest = longest;
    }

    /**
     * A line that is not blank.
     *
     * @param number its place in the file, from 1, blank lines counted
     * @param text its bytes without the line break; null when it is longer than is read
     */
    record Line(long number, byte @Nullable [] text) {}

    /**
     * The next lines.
     *
     * @param most how many at the most; it may be fewer when they are long
     * @return none at the end of the file
     */
    List<Line> next(int most) throws IOException {
        List<Line> lines = new ArrayList<>();
        int bytes = 0;
        while (lines.size() < most && bytes < longest) {
            Line line = line();
            if (line == null) {
                break;
            }
            byte[] text = line.text();
            if (text == null || !blank(text)) {
                lines.add(line);
                bytes += text == null ? 0 : text.length;
            }
        }
        return lines;
    }

    private @Nullable Line line() throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream(512);
        long length = 0;
        while (fill()) {
            int start = next;
            while (next < end && buffer[next] != '\n') {
                next++;
            }
            length += next - start;
            if (length <= longest) {
                text.write(buffer, start, next - start);
            }
            if (next < end) {
                next++; // the line break
                return numbered(length, text);
            }
        }
        return length == 0 ? null : numbered(length, text);
    }

    private Line numbered(long length, ByteArrayOutputStream text) {
        number++;
        return new Line(number, length > longest ? null : text.toByteArray());
    }

    /** Makes sure that there is at least one byte; false at the end of the file. */
    private boolean fill() throws IOException {
        if (next < end) {
            return true;
        }
        next = 0;
        end = Math.max(0, in.read(buffer));
        return end > 0;
    }

    private static boolean blank(byte[] text) {
        for (byte each : text) {
            if (each != ' ' && each != '\t' && each != '\r') {
                return false;
            }
        }
        return true;
    }
}

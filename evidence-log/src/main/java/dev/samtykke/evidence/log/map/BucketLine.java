package dev.samtykke.evidence.log.map;

import java.util.ArrayList;
import java.util.List;

import dev.samtykke.evidence.log.codec.Encodings;
import dev.samtykke.evidence.log.codec.MalformedDataException;
import dev.samtykke.evidence.log.merkle.Hash;

/**
 * One line of a bucket's data: {@code hex(subject) count base64(mini-root)\n}.
 *
 * @param subject the subject's key
 * @param count number of its events, at least 1
 * @param root root of its mini-log
 */
public record BucketLine(Hash subject, long count, Hash root) {

    /** Subjects share a bucket by chance only; nobody meets this many. */
    public static final int MAX_LINES = 1024;

    public static BucketLine of(Hash subject, long count, Hash root) {
        return new BucketLine(subject, count, root);
    }

    /**
     * Reads a bucket's data.
     *
     * @throws MalformedDataException unless it is lines in strictly ascending order of subjects of this bucket
     */
    public static List<BucketLine> parse(String data, int bucket) {
        List<BucketLine> lines = new ArrayList<>();
        if (data.isEmpty()) {
            return lines;
        }
        MalformedDataException.require(data.endsWith("\n"), "bucket does not end in a newline");
        String[] each = data.substring(0, data.length() - 1).split("\n", MAX_LINES + 1);
        MalformedDataException.require(each.length <= MAX_LINES, "bucket has too many lines");
        for (String text : each) {
            BucketLine line = parseLine(text);
            boolean ascending =
                    lines.isEmpty() || lines.get(lines.size() - 1).subject.compareTo(line.subject) < 0;
            MalformedDataException.require(ascending, "bucket is not in ascending order");
            MalformedDataException.require(line.subject.prefix() == bucket, "subject is in the wrong bucket");
            lines.add(line);
        }
        return lines;
    }

    private static BucketLine parseLine(String text) {
        String[] parts = text.split(" ", 4);
        MalformedDataException.require(parts.length == 3, "bucket line does not have three parts");
        long count = Encodings.decimal(parts[1]);
        MalformedDataException.require(count > 0, "bucket line without events");
        return new BucketLine(Hash.fromHex(parts[0]), count, Hash.fromBase64(parts[2]));
    }

    public String format() {
        return subject.hex() + " " + count + " " + root.base64() + "\n";
    }
}

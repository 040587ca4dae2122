package dev.samtykke.evidence.log.note;

import dev.samtykke.evidence.log.codec.Encodings;
import dev.samtykke.evidence.log.codec.MalformedDataException;
import dev.samtykke.evidence.log.merkle.Hash;

/**
 * A log's size and root (C2SP tlog-checkpoint): {@code origin\nsize\nbase64(root)\n}. Extension lines, which nobody
 * could audit, are neither written nor accepted.
 *
 * @param origin names the log
 * @param size number of leaves
 * @param root RFC 6962 root of a tree of that size
 */
public record Checkpoint(String origin, long size, Hash root) {

    public Checkpoint {
        MalformedDataException.require(!origin.isEmpty() && origin.indexOf('\n') < 0, "origin is not one line");
        MalformedDataException.require(size >= 0, "negative tree size");
    }

    /**
     * Reads the text of a checkpoint.
     *
     * @throws MalformedDataException unless the text has exactly these three lines
     */
    public static Checkpoint parse(String text) {
        String[] lines = text.split("\n", -1);
        MalformedDataException.require(lines.length == 4 && lines[3].isEmpty(), "checkpoint does not have three lines");
        return new Checkpoint(lines[0], Encodings.decimal(lines[1]), Hash.fromBase64(lines[2]));
    }

    public String text() {
        return origin + "\n" + size + "\n" + root.base64() + "\n";
    }
}

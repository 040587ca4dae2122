package dev.samtykke.evidence.log;

import dev.samtykke.evidence.log.codec.Encodings;
import dev.samtykke.evidence.log.codec.MalformedDataException;
import dev.samtykke.evidence.log.merkle.Hash;
import dev.samtykke.evidence.log.note.SignedCheckpoint;

/**
 * A leaf of O: {@code hex(map root)\n} and L's checkpoint with the log's own signatures. It says that the map of that
 * root lists the streams of exactly the events in that checkpoint.
 *
 * @param mapRoot root of M
 * @param events checkpoint of L
 */
public record Statement(Hash mapRoot, SignedCheckpoint events) {

    private static final int HEX = 2 * Hash.LENGTH;

    /**
     * Reads the data of a leaf of O.
     *
     * @throws MalformedDataException unless the bytes are exactly what {@link #data()} writes
     */
    public static Statement parse(byte[] data) {
        return parse(Encodings.utf8(data));
    }

    public static Statement parse(String data) {
        boolean split = data.length() > HEX && data.charAt(HEX) == '\n';
        MalformedDataException.require(split, "statement does not start with a map root");
        return new Statement(Hash.fromHex(data.substring(0, HEX)), SignedCheckpoint.parse(data.substring(HEX + 1)));
    }

    public String text() {
        return mapRoot.hex() + "\n" + events.format();
    }

    /** The data of the leaf. */
    public byte[] data() {
        return Encodings.utf8(text());
    }
}

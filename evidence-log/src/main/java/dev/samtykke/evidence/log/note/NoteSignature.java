package dev.samtykke.evidence.log.note;

import java.nio.ByteBuffer;
import java.util.Arrays;

import dev.samtykke.evidence.log.codec.Encodings;
import dev.samtykke.evidence.log.codec.MalformedDataException;

/**
 * One signature line of a note: {@code — <key name> base64(key id || signature)}.
 *
 * @param name the key's name
 * @param keyId the key's id, a big-endian number
 * @param encoded base64 of key id and signature, as on the line
 */
public record NoteSignature(String name, int keyId, String encoded) {

    private static final String DASH = "\u2014 ";

    static NoteSignature of(VerifierKey key, byte[] signature) {
        ByteBuffer buffer = ByteBuffer.allocate(Integer.BYTES + signature.length);
        buffer.putInt(key.keyId()).put(signature);
        return new NoteSignature(key.name(), key.keyId(), Encodings.base64(buffer.array()));
    }

    /** Reads one line, without its newline. */
    public static NoteSignature parse(String line) {
        MalformedDataException.require(line.startsWith(DASH), "signature line does not start with an em dash");
        int space = line.indexOf(' ', DASH.length());
        MalformedDataException.require(space > 0, "signature line has no signature");
        String encoded = line.substring(space + 1);
        byte[] bytes = Encodings.base64(encoded);
        MalformedDataException.require(bytes.length > Integer.BYTES, "signature is too short");
        String name = KeyNames.checked(line.substring(DASH.length(), space));
        return new NoteSignature(name, ByteBuffer.wrap(bytes).getInt(), encoded);
    }

    boolean isBySameKeyAs(NoteSignature other) {
        return name.equals(other.name) && keyId == other.keyId;
    }

    /** What follows the key id. */
    byte[] signature() {
        byte[] bytes = Encodings.base64(encoded);
        return Arrays.copyOfRange(bytes, Integer.BYTES, bytes.length);
    }

    /** The line, without its newline. */
    public String line() {
        return DASH + name + " " + encoded;
    }
}

package dev.samtykke.evidence.query.storage;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

import dev.samtykke.evidence.log.merkle.MerkleHashing;
import dev.samtykke.evidence.log.store.LogInconsistentException;

/**
 * A blob as a document: {@code {_id: path, data: bytes, sha256: hex}}. A document has at most 16 MiB, and the largest
 * blob is a little more: its end is then in a second document {@code {_id: path#end, data: bytes}}.
 *
 * @param start the document under the path itself
 * @param end the second one; null when there is none
 */
record BlobDocument(Document start, @Nullable Document end) {

    static final String ID = "_id";
    static final String HASH = "sha256";

    private static final String DATA = "data";
    private static final String CONTINUED = "continued";
    private static final int START_BYTES = 15 << 20;

    static BlobDocument of(String path, byte[] bytes) {
        Document start = new Document(ID, path).append(HASH, hash(bytes));
        if (bytes.length <= START_BYTES) {
            return new BlobDocument(start.append(DATA, new Binary(bytes)), null);
        }
        start.append(CONTINUED, true).append(DATA, new Binary(Arrays.copyOf(bytes, START_BYTES)));
        byte[] rest = Arrays.copyOfRange(bytes, START_BYTES, bytes.length);
        return new BlobDocument(start, new Document(ID, endId(path)).append(DATA, new Binary(rest)));
    }

    static String endId(String path) {
        return path + "#end";
    }

    static boolean isContinued(Document start) {
        return start.getBoolean(CONTINUED, false);
    }

    static String hash(byte[] bytes) {
        return HexFormat.of().formatHex(MerkleHashing.sha256(bytes).bytes());
    }

    byte[] bytes() {
        byte[] first = data(start);
        byte[] second = Optional.ofNullable(end).map(BlobDocument::data).orElse(new byte[0]);
        byte[] bytes = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, bytes, first.length, second.length);
        LogInconsistentException.require(
                hash(bytes).equals(start.getString(HASH)), start.getString(ID) + " is damaged");
        return bytes;
    }

    private static byte[] data(Document document) {
        return document.get(DATA, Binary.class).getData();
    }
}

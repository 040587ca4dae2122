package dev.samtykke.evidence.log.bundle;

import java.util.Map;

import dev.samtykke.evidence.log.codec.Encodings;
import dev.samtykke.evidence.log.codec.Json;
import dev.samtykke.evidence.log.codec.JsonFields;
import dev.samtykke.evidence.log.merkle.Hash;
import dev.samtykke.evidence.log.merkle.MerkleHashing;

/** The exact bytes of a notice as it was shown, which an event's payload cites by their SHA-256. */
public final class Notice {

    private final Hash sha256;
    private final byte[] bytes;

    private Notice(Hash sha256, byte[] bytes) {
        this.sha256 = sha256;
        this.bytes = bytes.clone();
    }

    public static Notice of(byte[] bytes) {
        return new Notice(MerkleHashing.sha256(bytes), bytes);
    }

    static Notice of(Json value) {
        JsonFields fields = JsonFields.of("notice", value);
        Notice notice = new Notice(Hash.fromHex(fields.string("sha256")), Encodings.base64(fields.string("bytes")));
        fields.end();
        return notice;
    }

    /** The hash that the file says the bytes have. */
    public Hash sha256() {
        return sha256;
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    Json json() {
        return Json.Obj.of(Map.of("sha256", Json.of(sha256.hex()), "bytes", Json.of(Encodings.base64(bytes))));
    }

    boolean isIntact() {
        return MerkleHashing.sha256(bytes).equals(sha256);
    }
}

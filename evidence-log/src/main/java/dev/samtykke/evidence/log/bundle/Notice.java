package dev.samtykke.evidence.log.bundle;

import java.util.Map;

import dev.samtykke.evidence.log.codec.Encodings;
import dev.samtykke.evidence.log.codec.Json;
import dev.samtykke.evidence.log.codec.JsonFields;
import dev.samtykke.evidence.log.merkle.Hash;
import dev.samtykke.evidence.log.merkle.MerkleHashing;

/**
 * The exact bytes of a notice that an event's payload cites by their SHA-256.
 *
 * @param sha256 hash of the bytes
 * @param bytes the notice as it was shown
 */
public record Notice(Hash sha256, byte[] bytes) {

    public static Notice of(byte[] bytes) {
        return new Notice(MerkleHashing.sha256(bytes), bytes);
    }

    static Notice of(Json value) {
        JsonFields fields = JsonFields.of("notice", value);
        Notice notice = new Notice(Hash.fromHex(fields.string("sha256")), Encodings.base64(fields.string("bytes")));
        fields.end();
        return notice;
    }

    Json json() {
        return Json.Obj.of(Map.of("sha256", Json.of(sha256.hex()), "bytes", Json.of(Encodings.base64(bytes))));
    }

    boolean isIntact() {
        return MerkleHashing.sha256(bytes).equals(sha256);
    }
}

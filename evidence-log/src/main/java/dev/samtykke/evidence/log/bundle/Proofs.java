package dev.samtykke.evidence.log.bundle;

import java.util.List;

import dev.samtykke.evidence.log.codec.Json;
import dev.samtykke.evidence.log.codec.JsonFields;
import dev.samtykke.evidence.log.merkle.Hash;

/** Proofs as JSON arrays of base64 hashes. */
final class Proofs {

    /** A consistency proof in a tree of less than 2^63 leaves has at most this many hashes. */
    private static final int MAX_HASHES = 64;

    private Proofs() {}

    static List<Hash> of(JsonFields fields, String name) {
        return fields.strings(name, MAX_HASHES).stream().map(Hash::fromBase64).toList();
    }

    static Json json(List<Hash> proof) {
        return new Json.Arr(proof.stream().map(hash -> Json.of(hash.base64())).toList());
    }
}

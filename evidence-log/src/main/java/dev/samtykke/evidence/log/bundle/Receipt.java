package dev.samtykke.evidence.log.bundle;

import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

import dev.samtykke.evidence.log.EventLeaf;
import dev.samtykke.evidence.log.LogView;
import dev.samtykke.evidence.log.codec.Json;
import dev.samtykke.evidence.log.codec.JsonFields;
import dev.samtykke.evidence.log.codec.MalformedDataException;
import dev.samtykke.evidence.log.note.TlogProof;
import dev.samtykke.evidence.log.note.VerifierKey;

/**
 * What a customer or front end keeps of one decision: its payload and the proof, signed by the log's checkpoint, that it
 * is in the history. Whoever holds it can expose a log that leaves the event out later. Canonical JSON (RFC 8785).
 *
 * @param keys verifier keys of the checkpoint's signatures
 * @param leaf what L holds for the event
 * @param opening its payload and salt
 * @param proof inclusion in L with L's checkpoint, as tlog-proof text
 */
public record Receipt(List<VerifierKey> keys, EventLeaf leaf, Opening opening, TlogProof proof) {

    public static final String FORMAT = "samtykke-receipt";
    public static final int VERSION = 1;
    public static final int MAX_BYTES = 1 << 20;

    /**
     * Makes the receipt of an event that the log has.
     *
     * @throws dev.samtykke.evidence.log.claim.UnprovenException if the payload and salt are not those of the event
     */
    public static Receipt of(LogView view, long index, Opening opening, List<VerifierKey> keys) {
        EventLeaf leaf = view.leaf(index);
        opening.verify(leaf);
        return new Receipt(keys, leaf, opening, view.tlogProof(index));
    }

    /**
     * Reads the receipt in a file.
     *
     * @throws MalformedDataException unless the bytes are exactly what {@link #canonical()} writes
     */
    public static Receipt parse(byte[] bytes) {
        Json json = Json.parse(bytes, MAX_BYTES);
        MalformedDataException.require(Arrays.equals(json.canonical(), bytes), "receipt is not in canonical form");
        JsonFields fields = JsonFields.of("receipt", json);
        MalformedDataException.require(fields.string("format").equals(FORMAT), "receipt.format: not a receipt");
        MalformedDataException.require(fields.integer("version") == VERSION, "receipt.version: unknown");
        Receipt receipt = new Receipt(
                fields.strings("keys", EvidenceBundle.MAX_KEYS).stream()
                        .map(VerifierKey::parse)
                        .toList(),
                EventLeaf.of(fields.value("leaf")),
                Opening.read(fields).orElseThrow(() -> new MalformedDataException("receipt.payload: missing")),
                TlogProof.parse(fields.string("proof")));
        fields.end();
        return receipt;
    }

    public byte[] canonical() {
        TreeMap<String, Json> members = new TreeMap<>();
        members.put("format", Json.of(FORMAT));
        members.put(
                "keys",
                new Json.Arr(keys.stream().map(key -> Json.of(key.toString())).toList()));
        members.put("leaf", leaf.json());
        members.put("payload", opening.payload());
        members.put("proof", Json.of(proof.format()));
        members.put("salt", Json.of(opening.salt().hex()));
        members.put("version", Json.of(VERSION));
        return new Json.Obj(members).canonical();
    }
}

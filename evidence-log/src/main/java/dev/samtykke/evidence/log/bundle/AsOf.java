package dev.samtykke.evidence.log.bundle;

import java.util.List;
import java.util.TreeMap;

import dev.samtykke.evidence.log.codec.Json;
import dev.samtykke.evidence.log.codec.JsonFields;
import dev.samtykke.evidence.log.merkle.Hash;
import dev.samtykke.evidence.log.note.SignedCheckpoint;

/**
 * An older state of L that a bundle answers for: completeness now implies completeness then.
 *
 * @param checkpoint L's checkpoint at that time
 * @param consistency proof from it to the stated checkpoint of L
 */
public record AsOf(SignedCheckpoint checkpoint, List<Hash> consistency) {

    static AsOf of(Json value) {
        JsonFields fields = JsonFields.of("asOf", value);
        AsOf asOf = new AsOf(SignedCheckpoint.parse(fields.string("checkpoint")), Proofs.of(fields, "consistency"));
        fields.end();
        return asOf;
    }

    Json json() {
        TreeMap<String, Json> members = new TreeMap<>();
        members.put("checkpoint", Json.of(checkpoint.format()));
        members.put("consistency", Proofs.json(consistency));
        return new Json.Obj(members);
    }
}

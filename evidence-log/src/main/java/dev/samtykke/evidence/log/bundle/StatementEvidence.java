package dev.samtykke.evidence.log.bundle;

import java.util.List;
import java.util.TreeMap;

import dev.samtykke.evidence.log.Statement;
import dev.samtykke.evidence.log.codec.Json;
import dev.samtykke.evidence.log.codec.JsonFields;
import dev.samtykke.evidence.log.merkle.Hash;
import dev.samtykke.evidence.log.note.SignedCheckpoint;

/**
 * The statement that a bundle rests on.
 *
 * @param checkpoint O's checkpoint with the cosignatures of witnesses
 * @param statement the last leaf of O
 * @param proof its inclusion proof in O
 */
public record StatementEvidence(SignedCheckpoint checkpoint, Statement statement, List<Hash> proof) {

    static StatementEvidence of(Json value) {
        JsonFields fields = JsonFields.of("statement", value);
        StatementEvidence evidence = new StatementEvidence(
                SignedCheckpoint.parse(fields.string("checkpoint")),
                Statement.parse(fields.string("leaf")),
                Proofs.of(fields, "proof"));
        fields.end();
        return evidence;
    }

    Json json() {
        TreeMap<String, Json> members = new TreeMap<>();
        members.put("checkpoint", Json.of(checkpoint.format()));
        members.put("leaf", Json.of(statement.text()));
        members.put("proof", Proofs.json(proof));
        return new Json.Obj(members);
    }
}

package dev.samtykke.evidence.log.bundle;

import java.util.List;
import java.util.TreeMap;

import dev.samtykke.evidence.log.LogState;
import dev.samtykke.evidence.log.LogView;
import dev.samtykke.evidence.log.Statement;
import dev.samtykke.evidence.log.codec.Json;
import dev.samtykke.evidence.log.codec.JsonFields;
import dev.samtykke.evidence.log.merkle.Hash;
import dev.samtykke.evidence.log.merkle.InvalidProofException;
import dev.samtykke.evidence.log.merkle.MerkleHashing;
import dev.samtykke.evidence.log.merkle.ProofVerifier;
import dev.samtykke.evidence.log.note.Checkpoint;
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
        StatementEvidence evidence = of(fields);
        fields.end();
        return evidence;
    }

    static StatementEvidence of(LogView view) {
        LogState state = view.state();
        return new StatementEvidence(
                state.statements(), new Statement(state.mapRoot(), state.events()), view.statementProof());
    }

    static StatementEvidence of(JsonFields fields) {
        return new StatementEvidence(
                SignedCheckpoint.parse(fields.string("checkpoint")),
                Statement.parse(fields.string("leaf")),
                Proofs.of(fields, "proof"));
    }

    /** @throws InvalidProofException unless the statement is the last leaf of O at its checkpoint */
    void verify() {
        Checkpoint log = checkpoint.checkpoint();
        Hash leaf = MerkleHashing.leaf(statement.data());
        ProofVerifier.inclusion(leaf, log.size() - 1, log.size(), proof, log.root());
    }

    Json json() {
        return new Json.Obj(members());
    }

    TreeMap<String, Json> members() {
        TreeMap<String, Json> members = new TreeMap<>();
        members.put("checkpoint", Json.of(checkpoint.format()));
        members.put("leaf", Json.of(statement.text()));
        members.put("proof", Proofs.json(proof));
        return members;
    }
}

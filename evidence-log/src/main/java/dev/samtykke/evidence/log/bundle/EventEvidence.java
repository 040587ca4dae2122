package dev.samtykke.evidence.log.bundle;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

import dev.samtykke.evidence.log.EventLeaf;
import dev.samtykke.evidence.log.codec.Json;
import dev.samtykke.evidence.log.codec.JsonFields;
import dev.samtykke.evidence.log.merkle.Hash;

/**
 * One event of a bundle.
 *
 * @param leaf what L holds for it
 * @param proof its inclusion proof in L
 * @param opening its payload and salt, if they are shown
 */
public record EventEvidence(EventLeaf leaf, List<Hash> proof, Optional<Opening> opening) {

    static EventEvidence of(Json value) {
        JsonFields fields = JsonFields.of("event", value);
        EventEvidence event =
                new EventEvidence(EventLeaf.of(fields.value("leaf")), Proofs.of(fields, "proof"), Opening.read(fields));
        fields.end();
        return event;
    }

    Json json() {
        TreeMap<String, Json> members = new TreeMap<>();
        members.put("leaf", leaf.json());
        members.put("proof", Proofs.json(proof));
        opening.ifPresent(shown -> {
            members.put("payload", shown.payload());
            members.put("salt", Json.of(shown.salt().hex()));
        });
        return new Json.Obj(members);
    }
}

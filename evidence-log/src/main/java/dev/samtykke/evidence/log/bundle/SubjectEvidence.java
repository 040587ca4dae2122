package dev.samtykke.evidence.log.bundle;

import java.util.List;
import java.util.TreeMap;

import dev.samtykke.evidence.log.codec.Json;
import dev.samtykke.evidence.log.codec.JsonFields;
import dev.samtykke.evidence.log.map.MapProof;
import dev.samtykke.evidence.log.merkle.Hash;

/**
 * All events of one subject.
 *
 * @param subject the subject's key
 * @param map proof of the subject's bucket in M
 * @param events in order; none if the subject is proven absent
 */
public record SubjectEvidence(Hash subject, MapProof map, List<EventEvidence> events) {

    static SubjectEvidence of(Json value) {
        JsonFields fields = JsonFields.of("subject", value);
        SubjectEvidence evidence = new SubjectEvidence(
                Hash.fromHex(fields.string("subject")),
                new MapProof(fields.string("bucket"), Proofs.of(fields, "bucketProof")),
                fields.list("events", EvidenceBundle.MAX_EVENTS, EventEvidence::of));
        fields.end();
        return evidence;
    }

    Json json() {
        TreeMap<String, Json> members = new TreeMap<>();
        members.put("bucket", Json.of(map.bucket()));
        members.put("bucketProof", Proofs.json(map.hashes()));
        members.put(
                "events", new Json.Arr(events.stream().map(EventEvidence::json).toList()));
        members.put("subject", Json.of(subject.hex()));
        return new Json.Obj(members);
    }
}

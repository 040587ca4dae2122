package dev.samtykke.evidence.log.bundle;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

import dev.samtykke.evidence.log.codec.Json;
import dev.samtykke.evidence.log.codec.JsonFields;
import dev.samtykke.evidence.log.codec.MalformedDataException;
import dev.samtykke.evidence.log.note.VerifierKey;

/**
 * All that is needed to check, offline, that these are all events of some subjects: one JSON document in the canonical
 * form of RFC 8785, so that each bundle has one spelling and no byte of it is without meaning. Its schema is
 * {@code docs/evidence-bundle.schema.json}. Reading one proves nothing; {@link BundleVerifier} does.
 *
 * @param keys verifier keys of every signature in the bundle
 * @param statement the state of the log that it rests on
 * @param asOf the older state that it answers for, if not the stated one
 * @param stamp what an authority outside said about when an earlier state, or the stated one, was there
 * @param subjects in ascending order of their keys
 * @param notices that the shown payloads cite
 */
public record EvidenceBundle(
        List<VerifierKey> keys,
        StatementEvidence statement,
        Optional<AsOf> asOf,
        Optional<Stamp> stamp,
        List<SubjectEvidence> subjects,
        List<Notice> notices) {

    public static final String FORMAT = "samtykke-evidence-bundle";
    public static final int VERSION = 1;
    public static final int MAX_BYTES = 64 << 20;
    public static final int MAX_KEYS = 64;
    public static final int MAX_SUBJECTS = 1_000;
    public static final int MAX_EVENTS = 100_000;
    public static final int MAX_NOTICES = 1_000;

    /**
     * Reads the bundle in a file.
     *
     * @throws MalformedDataException unless the bytes are exactly what {@link #canonical()} writes
     */
    public static EvidenceBundle parse(byte[] bytes) {
        Json json = Json.parse(bytes, MAX_BYTES);
        MalformedDataException.require(Arrays.equals(json.canonical(), bytes), "bundle is not in canonical form");
        return of(json);
    }

    private static EvidenceBundle of(Json json) {
        JsonFields fields = JsonFields.of("bundle", json);
        MalformedDataException.require(fields.string("format").equals(FORMAT), "bundle.format: not a bundle");
        MalformedDataException.require(fields.integer("version") == VERSION, "bundle.version: unknown");
        EvidenceBundle bundle = new EvidenceBundle(
                fields.strings("keys", MAX_KEYS).stream()
                        .map(VerifierKey::parse)
                        .toList(),
                StatementEvidence.of(fields.value("statement")),
                fields.optional("asOf").map(AsOf::of),
                fields.optional("timestamp").map(Stamp::of),
                fields.list("subjects", MAX_SUBJECTS, SubjectEvidence::of),
                fields.list("notices", MAX_NOTICES, Notice::of));
        fields.end();
        return bundle;
    }

    /**
     * The bytes of the file.
     *
     * @throws MalformedDataException if the bundle is larger than {@link #MAX_BYTES}
     */
    public byte[] canonical() {
        TreeMap<String, Json> members = new TreeMap<>();
        asOf.ifPresent(older -> members.put("asOf", older.json()));
        members.put("format", Json.of(FORMAT));
        members.put(
                "keys",
                new Json.Arr(keys.stream().map(key -> Json.of(key.toString())).toList()));
        members.put("notices", new Json.Arr(notices.stream().map(Notice::json).toList()));
        members.put("statement", statement.json());
        stamp.ifPresent(given -> members.put("timestamp", given.json()));
        members.put(
                "subjects",
                new Json.Arr(subjects.stream().map(SubjectEvidence::json).toList()));
        members.put("version", Json.of(VERSION));
        byte[] bytes = new Json.Obj(members).canonical();
        MalformedDataException.require(bytes.length <= MAX_BYTES, "bundle larger than " + MAX_BYTES + " bytes");
        return bytes;
    }
}

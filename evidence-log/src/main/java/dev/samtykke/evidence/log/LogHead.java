package dev.samtykke.evidence.log;

import java.util.List;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import dev.samtykke.evidence.log.codec.Json;
import dev.samtykke.evidence.log.codec.JsonFields;
import dev.samtykke.evidence.log.map.MapTree;
import dev.samtykke.evidence.log.merkle.CompactRange;
import dev.samtykke.evidence.log.merkle.Hash;
import dev.samtykke.evidence.log.note.SignedCheckpoint;

/**
 * All that a sequencer has to know of the log to go on. It is one blob, and replacing it is the moment at which new
 * leaves become part of the log.
 *
 * @param checkpoint L's last signed checkpoint; null in a log that has none yet
 * @param events L
 * @param mapRoot root of M
 * @param statements O without its last statement, which is made of the checkpoint and the map root above
 * @param retired names of the lists of map pages that this and the previous checkpoints replaced, the oldest first
 */
record LogHead(
        @Nullable SignedCheckpoint checkpoint,
        CompactRange events,
        Hash mapRoot,
        CompactRange statements,
        List<Hash> retired) {

    private static final int MAX_BYTES = 1 << 20;
    private static final int MAX_ITEMS = 1024;

    static LogHead none() {
        return new LogHead(null, CompactRange.empty(), MapTree.emptyRoot(), CompactRange.empty(), List.of());
    }

    static LogHead parse(byte[] bytes) {
        JsonFields fields = JsonFields.of("head", Json.parse(bytes, MAX_BYTES));
        LogHead head = new LogHead(
                SignedCheckpoint.parse(fields.string("checkpoint")),
                CompactRange.of(fields.integer("eventsSize"), hashes(fields, "events")),
                Hash.fromBase64(fields.string("mapRoot")),
                CompactRange.of(fields.integer("statementsSize"), hashes(fields, "statements")),
                hashes(fields, "retired"));
        fields.end();
        return head;
    }

    /** The last statement of O; only a log with a checkpoint has one. */
    Statement statement() {
        if (checkpoint == null) {
            throw new IllegalStateException("a log without a checkpoint has no statement");
        }
        return new Statement(mapRoot, checkpoint);
    }

    byte[] encode() {
        TreeMap<String, Json> members = new TreeMap<>();
        members.put("checkpoint", Json.of(statement().events().format()));
        members.put("events", array(events.hashes()));
        members.put("eventsSize", Json.of(events.size()));
        members.put("mapRoot", Json.of(mapRoot.base64()));
        members.put("retired", array(retired));
        members.put("statements", array(statements.hashes()));
        members.put("statementsSize", Json.of(statements.size()));
        return new Json.Obj(members).canonical();
    }

    private static List<Hash> hashes(JsonFields fields, String name) {
        return fields.strings(name, MAX_ITEMS).stream().map(Hash::fromBase64).toList();
    }

    private static Json array(List<Hash> hashes) {
        return new Json.Arr(hashes.stream().map(hash -> Json.of(hash.base64())).toList());
    }
}

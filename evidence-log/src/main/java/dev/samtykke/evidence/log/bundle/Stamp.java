package dev.samtykke.evidence.log.bundle;

import java.util.List;
import java.util.TreeMap;

import dev.samtykke.evidence.log.LogView;
import dev.samtykke.evidence.log.codec.Encodings;
import dev.samtykke.evidence.log.codec.Json;
import dev.samtykke.evidence.log.codec.JsonFields;
import dev.samtykke.evidence.log.merkle.Hash;
import dev.samtykke.evidence.log.note.SignedCheckpoint;
import dev.samtykke.evidence.log.timestamp.TimeStampToken;

/**
 * What an authority outside said about when a state of the log was there: whatever it covers was not made up later.
 *
 * @param stamped the statement whose checkpoint was stamped
 * @param statements consistency proof from that checkpoint of O to the stated one
 * @param events consistency proof from the stamped checkpoint of L to the stated one
 * @param token time stamp of the text of O's checkpoint
 */
public record Stamp(StatementEvidence stamped, List<Hash> statements, List<Hash> events, TimeStampToken token) {

    private static final String STATEMENTS = "statementsConsistency";
    private static final String EVENTS = "eventsConsistency";
    private static final String TOKEN = "token";

    static Stamp of(LogView view, SignedCheckpoint stamped, TimeStampToken token) {
        LogView then = view.earlier(stamped);
        long size = then.state().events().checkpoint().size();
        return new Stamp(
                StatementEvidence.of(then),
                view.statementsConsistency(stamped.checkpoint().size()),
                view.eventsConsistency(size),
                token);
    }

    static Stamp of(Json value) {
        JsonFields fields = JsonFields.of("timestamp", value);
        Stamp stamp = new Stamp(
                StatementEvidence.of(fields),
                Proofs.of(fields, STATEMENTS),
                Proofs.of(fields, EVENTS),
                TimeStampToken.parse(Encodings.base64(fields.string(TOKEN))));
        fields.end();
        return stamp;
    }

    Json json() {
        TreeMap<String, Json> members = stamped.members();
        members.put(STATEMENTS, Proofs.json(statements));
        members.put(EVENTS, Proofs.json(events));
        members.put(TOKEN, Json.of(Encodings.base64(token.bytes())));
        return new Json.Obj(members);
    }
}

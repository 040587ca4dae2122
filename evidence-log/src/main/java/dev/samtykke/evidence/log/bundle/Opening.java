package dev.samtykke.evidence.log.bundle;

import java.util.Optional;

import dev.samtykke.evidence.log.Commitment;
import dev.samtykke.evidence.log.EventLeaf;
import dev.samtykke.evidence.log.claim.UnprovenException;
import dev.samtykke.evidence.log.codec.Json;
import dev.samtykke.evidence.log.codec.JsonFields;
import dev.samtykke.evidence.log.codec.MalformedDataException;
import dev.samtykke.evidence.log.merkle.Hash;

/**
 * What opens a leaf's commitment: the event's clear payload and the salt. Left out if it was erased or is not shown.
 *
 * @param salt 32 random bytes
 * @param payload the clear payload
 */
public record Opening(Hash salt, Json payload) {

    /** Reads the members {@code salt} and {@code payload}: both or neither. */
    static Optional<Opening> read(JsonFields fields) {
        Optional<Json> payload = fields.optional("payload");
        Optional<Json> salt = fields.optional("salt");
        MalformedDataException.require(payload.isPresent() == salt.isPresent(), "payload without salt, or salt alone");
        return payload.map(value -> new Opening(Hash.fromHex(fields.string("salt")), value));
    }

    /** @throws UnprovenException unless this is what the leaf commits to */
    void verify(EventLeaf leaf) {
        boolean opens = Commitment.opens(leaf.commitment(), salt.bytes(), payload);
        UnprovenException.require(opens, "payload of event " + leaf.globalIndex() + " is not the one committed to");
    }

    /** Whether the payload holds this text as one of its values, at any depth. */
    boolean cites(String text) {
        return cites(payload, text);
    }

    private static boolean cites(Json value, String text) {
        if (value instanceof Json.Obj object) {
            return object.members().values().stream().anyMatch(member -> cites(member, text));
        }
        if (value instanceof Json.Arr array) {
            return array.items().stream().anyMatch(item -> cites(item, text));
        }
        return value instanceof Json.Str string && string.value().equals(text);
    }

    /** Masked: payloads are personal. */
    @Override
    public String toString() {
        return "Opening[…]";
    }
}

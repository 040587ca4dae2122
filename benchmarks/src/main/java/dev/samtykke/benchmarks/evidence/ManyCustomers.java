package dev.samtykke.benchmarks.evidence;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;

import dev.samtykke.evidence.log.Commitment;
import dev.samtykke.evidence.log.EventLeaf;
import dev.samtykke.evidence.log.bundle.Opening;
import dev.samtykke.evidence.log.codec.Encodings;
import dev.samtykke.evidence.log.codec.Json;
import dev.samtykke.evidence.log.merkle.Hash;
import dev.samtykke.evidence.log.merkle.MerkleHashing;

/** The events of many customers, and those of one among them spread evenly. Needs four bytes per customer. */
final class ManyCustomers {

    static final Hash THE_ONE = MerkleHashing.sha256(Encodings.utf8("the one"));

    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
    /** Coprime to any number of customers that is not a multiple of it: they come in a scattered order. */
    private static final long STEP = 7_919;

    private final int[] sequences;
    private final int every;
    private long own;
    private long others;

    /** @param ownEvents of the one, once all customers had one */
    ManyCustomers(int customers, int ownEvents) {
        this.sequences = new int[customers];
        this.every = ownEvents == 0 ? Integer.MAX_VALUE : customers / ownEvents + 1;
    }

    EventLeaf next() {
        long index = own + others;
        boolean isOwn = index % every == every - 1;
        int customer = (int) (others * STEP % sequences.length);
        long sequence = isOwn ? own++ : sequences[customer]++;
        others += isOwn ? 0 : 1;
        Opening opening = opening(index);
        return new EventLeaf(
                Commitment.compute(opening.salt().bytes(), opening.payload()),
                new UUID(index, index).toString(),
                index,
                "consent-granted",
                sequence,
                isOwn
                        ? THE_ONE
                        : MerkleHashing.sha256(
                                ByteBuffer.allocate(4).putInt(customer).array()),
                BEGIN.plusMillis(index));
    }

    static Opening opening(long index) {
        byte[] salt = new byte[Commitment.SALT_BYTES];
        Arrays.fill(salt, (byte) index);
        return new Opening(
                Hash.of(salt),
                Json.Obj.of(Map.of(
                        "customerId", Json.of(new UUID(index, 7).toString()),
                        "purpose", Json.of("newsletter"),
                        "evidence", Json.of("web, checkbox, privacy notice 3, number " + index))));
    }

    double megabytes() {
        return 4e-6 * sequences.length;
    }
}

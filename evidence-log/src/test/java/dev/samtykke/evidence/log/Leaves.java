package dev.samtykke.evidence.log;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

import dev.samtykke.evidence.log.codec.Encodings;
import dev.samtykke.evidence.log.codec.Json;
import dev.samtykke.evidence.log.merkle.Hash;
import dev.samtykke.evidence.log.merkle.MerkleHashing;

/** Makes histories of events for tests: the same seed, the same history. */
public final class Leaves {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final Random random;
    private final int subjects;
    private final Map<Integer, Long> sequences = new HashMap<>();
    private final List<Json> payloads = new ArrayList<>();
    private final List<byte[]> salts = new ArrayList<>();
    private long next;

    public Leaves(long seed, int subjects) {
        this.random = new Random(seed);
        this.subjects = subjects;
    }

    public List<EventLeaf> next(int count) {
        List<EventLeaf> leaves = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            leaves.add(leaf(random.nextInt(subjects)));
        }
        return leaves;
    }

    public EventLeaf leaf(int subject) {
        long index = next++;
        byte[] salt = new byte[Commitment.SALT_BYTES];
        random.nextBytes(salt);
        Json payload = Json.Obj.of(Map.of("purpose", Json.of("newsletter"), "number", Json.of(index)));
        salts.add(salt);
        payloads.add(payload);
        return new EventLeaf(
                Commitment.compute(salt, payload),
                new UUID(random.nextLong(), random.nextLong()).toString(),
                index,
                random.nextBoolean() ? "consent-granted" : "consent-revoked",
                sequences.merge(subject, 1L, Long::sum) - 1,
                subject(subject),
                START.plusMillis(index));
    }

    public Json payload(long index) {
        return payloads.get((int) index);
    }

    public byte[] salt(long index) {
        return salts.get((int) index);
    }

    public static Hash subject(int number) {
        return MerkleHashing.sha256(Encodings.utf8("subject " + number));
    }
}

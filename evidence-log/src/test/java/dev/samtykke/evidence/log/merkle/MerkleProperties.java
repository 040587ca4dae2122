package dev.samtykke.evidence.log.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import dev.samtykke.evidence.log.store.MemoryStore;
import dev.samtykke.evidence.log.tile.TileReader;
import dev.samtykke.evidence.log.tile.TiledLog;

class MerkleProperties {

    private static final int MAX = 700;
    private static final List<byte[]> DATA = IntStream.range(0, MAX)
            .mapToObj(i -> ByteBuffer.allocate(4).putInt(i).array())
            .toList();

    @Property(tries = 200)
    void rootsAndInclusionProofsAreThoseOfTheReference(
            @ForAll @IntRange(min = 1, max = MAX) int size, @ForAll Random random) {
        TiledLog log = tiled(size);
        ProofBuilder proofs = proofs(size);
        int index = random.nextInt(size);
        List<Hash> proof = proofs.inclusion(index, size);

        assertThat(log.root().bytes()).isEqualTo(NaiveMerkle.mth(DATA.subList(0, size)));
        assertThat(proofs.root(size)).isEqualTo(log.root());
        assertThat(proof).isEqualTo(hashes(NaiveMerkle.path(index, DATA.subList(0, size))));
        ProofVerifier.inclusion(MerkleHashing.leaf(DATA.get(index)), index, size, proof, log.root());
    }

    @Property(tries = 200)
    void consistencyProofsAreThoseOfTheReference(
            @ForAll @IntRange(min = 1, max = MAX) int second, @ForAll Random random) {
        int first = 1 + random.nextInt(second);
        List<Hash> proof = proofs(second).consistency(first, second);

        assertThat(proof).isEqualTo(hashes(NaiveMerkle.proof(first, DATA.subList(0, second))));
        ProofVerifier.consistency(
                first, tiled(first).root(), second, tiled(second).root(), proof);
    }

    @Property(tries = 300)
    void anInclusionProofHoldsForNothingElse(@ForAll @IntRange(min = 2, max = MAX) int size, @ForAll Random random) {
        int index = random.nextInt(size);
        Hash leaf = MerkleHashing.leaf(DATA.get(index));
        Hash root = tiled(size).root();
        List<Hash> proof = proofs(size).inclusion(index, size);

        rejectsInclusion(leaf, (index + 1 + random.nextInt(size - 1)) % size, size, proof, root);
        rejectsInclusion(leaf, index + (long) size * (1 + random.nextInt(5)), size, proof, root);
        rejectsInclusion(leaf, -1, size, proof, root);
        rejectsInclusion(flip(leaf, random), index, size, proof, root);
        rejectsInclusion(leaf, index, size, proof, flip(root, random));
        rejectsInclusion(leaf, index, size, proof.subList(0, proof.size() - 1), root);
        rejectsInclusion(leaf, index, size, proof.subList(1, proof.size()), root);
        rejectsInclusion(leaf, index, size, with(proof, leaf), root);
        int changed = random.nextInt(proof.size());
        List<Hash> altered = new ArrayList<>(proof);
        altered.set(changed, flip(proof.get(changed), random));
        rejectsInclusion(leaf, index, size, altered, root);
    }

    @Property(tries = 300)
    void aConsistencyProofHoldsForNothingElse(@ForAll @IntRange(min = 3, max = MAX) int second, @ForAll Random random) {
        int first = 1 + random.nextInt(second - 1);
        Hash older = tiled(first).root();
        Hash newer = tiled(second).root();
        List<Hash> proof = proofs(second).consistency(first, second);

        rejectsConsistency(first, flip(older, random), second, newer, proof);
        rejectsConsistency(first, older, second, flip(newer, random), proof);
        rejectsConsistency(second, newer, first, older, proof);
        rejectsConsistency(first, older, first, newer, List.of());
        rejectsConsistency(first, older, second, newer, with(proof, older));
        rejectsConsistency(first, older, second, newer, proof.subList(0, proof.size() - 1));
        rejectsConsistency(0, older, second, newer, List.of());
    }

    @Property(tries = 100)
    void appendingToARangeThatWasStoppedAndTakenUpAgainGivesTheSameRoot(
            @ForAll @IntRange(min = 1, max = MAX) int size, @ForAll Random random) {
        int stop = random.nextInt(size);
        CompactRange whole = CompactRange.empty();
        CompactRange parts = CompactRange.empty();
        for (int i = 0; i < size; i++) {
            whole.append(MerkleHashing.leaf(DATA.get(i)));
            parts = i == stop ? CompactRange.of(parts.size(), parts.hashes()) : parts;
            parts.append(MerkleHashing.leaf(DATA.get(i)));
        }
        assertThat(parts.root()).isEqualTo(whole.root());
    }

    private static final MemoryStore STORE = new MemoryStore();
    private static final List<CompactRange> RANGES = new ArrayList<>();

    /** A log that has been flushed at every size, so that every partial tile is there. */
    private static synchronized TiledLog tiled(int size) {
        if (RANGES.isEmpty()) {
            TiledLog log = TiledLog.open(STORE, "t/", CompactRange.empty());
            RANGES.add(log.range());
            DATA.forEach(data -> {
                log.append(data);
                log.flush();
                RANGES.add(log.range());
            });
        }
        return TiledLog.open(STORE, "t/", RANGES.get(size));
    }

    private static ProofBuilder proofs(int size) {
        tiled(size);
        return new ProofBuilder(new TileReader(path -> STORE.get("t/" + path), size));
    }

    private static List<Hash> hashes(List<byte[]> raw) {
        return raw.stream().map(Hash::of).toList();
    }

    private static Hash flip(Hash hash, Random random) {
        byte[] bytes = hash.bytes();
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        return Hash.of(bytes);
    }

    private static List<Hash> with(List<Hash> proof, Hash further) {
        List<Hash> longer = new ArrayList<>(proof);
        longer.add(further);
        return longer;
    }

    private static void rejectsInclusion(Hash leaf, long index, long size, List<Hash> proof, Hash root) {
        assertThatExceptionOfType(InvalidProofException.class)
                .isThrownBy(() -> ProofVerifier.inclusion(leaf, index, size, proof, root));
    }

    private static void rejectsConsistency(long first, Hash older, long second, Hash newer, List<Hash> proof) {
        assertThatExceptionOfType(InvalidProofException.class)
                .isThrownBy(() -> ProofVerifier.consistency(first, older, second, newer, proof));
    }
}

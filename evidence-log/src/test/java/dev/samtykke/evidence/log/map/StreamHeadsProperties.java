package dev.samtykke.evidence.log.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import dev.samtykke.evidence.log.codec.Encodings;
import dev.samtykke.evidence.log.merkle.Hash;
import dev.samtykke.evidence.log.merkle.MerkleHashing;
import dev.samtykke.evidence.log.store.MemoryStore;

class StreamHeadsProperties {

    /** The definition: split the sorted buckets at the middle, level by level. */
    private static Hash reference(SortedMap<Long, String> buckets, long from, int height) {
        var within = buckets.subMap(from, from + (1L << height));
        if (within.isEmpty()) {
            return MapTree.empty(height);
        }
        if (height == 0) {
            return MerkleHashing.leaf(Encodings.utf8(within.values().iterator().next()));
        }
        return MerkleHashing.node(
                reference(buckets, from, height - 1), reference(buckets, from + (1L << (height - 1)), height - 1));
    }

    @Property(tries = 60)
    void theRootIsThatOfATreeOf2To32LeavesAndEverySubjectIsProvenPresentOrAbsent(
            @ForAll @IntRange(min = 1, max = 400) int events,
            @ForAll @IntRange(min = 0, max = 3) int crowding,
            @ForAll Random random) {
        StreamHeads heads = new StreamHeads(new MemoryStore());
        Map<Hash, MiniLog> expected = new TreeMap<>();
        Hash root = MapTree.emptyRoot();
        for (int index = 0; index < events; ) {
            StreamHeads.Changes changes = heads.changes(root);
            for (int end = Math.min(events, index + 1 + random.nextInt(50)); index < end; index++) {
                Hash subject = subject(random, crowding);
                Hash leaf = MerkleHashing.sha256(Encodings.utf8("leaf " + index));
                MiniLog miniLog = expected.computeIfAbsent(subject, s -> new MiniLog());
                assertThat(changes.position(subject).count()).isEqualTo(miniLog.count());
                changes.add(subject, index, leaf);
                miniLog.add(index, leaf);
            }
            root = changes.store().root();
        }
        assertThat(root).isEqualTo(reference(buckets(expected), 0, MapTree.DEPTH));
        List<Hash> asked = new ArrayList<>(expected.keySet());
        for (int i = 0; i < 50; i++) {
            asked.add(subject(random, crowding));
        }
        for (Hash subject : asked) {
            MapProof proof = heads.prove(root, subject);
            assertThat(proof.hashes()).hasSize(32);
            MiniLog miniLog = expected.get(subject);
            assertThat(proof.verify(subject, root))
                    .map(BucketLine::count)
                    .isEqualTo(Optional.ofNullable(miniLog).map(MiniLog::count));
            assertThat(proof.verify(subject, root))
                    .map(BucketLine::root)
                    .isEqualTo(Optional.ofNullable(miniLog).map(MiniLog::root));
        }
    }

    private static SortedMap<Long, String> buckets(Map<Hash, MiniLog> logs) {
        return logs.entrySet().stream()
                .collect(Collectors.groupingBy(
                        entry -> MapTree.index(entry.getKey().prefix()),
                        TreeMap::new,
                        Collectors.mapping(
                                entry -> BucketLine.of(
                                                entry.getKey(),
                                                entry.getValue().count(),
                                                entry.getValue().root())
                                        .format(),
                                Collectors.joining())));
    }

    /** Subjects that share more or less of their first bytes, so that every kind of branching comes up. */
    private static Hash subject(Random random, int crowding) {
        byte[] bytes = new byte[Hash.LENGTH];
        for (int i = crowding; i < 4; i++) {
            bytes[i] = (byte) (random.nextInt(3) * 127);
        }
        bytes[31] = (byte) random.nextInt(3);
        return Hash.of(bytes);
    }
}

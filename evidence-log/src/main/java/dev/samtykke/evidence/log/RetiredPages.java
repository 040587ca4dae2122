package dev.samtykke.evidence.log;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import dev.samtykke.evidence.log.map.StreamHeads;
import dev.samtykke.evidence.log.merkle.Hash;
import dev.samtykke.evidence.log.merkle.MerkleHashing;
import dev.samtykke.evidence.log.store.BlobStore;

/**
 * Removes map pages that newer maps have replaced, some checkpoints later, so that proofs of recent statements can still
 * be read. A page never comes back once it was replaced, since the streams in it only grow.
 */
final class RetiredPages {

    private final BlobStore store;
    private final int retained;

    RetiredPages(BlobStore store, int retained) {
        this.store = store;
        this.retained = retained;
    }

    /**
     * Notes the pages that the next checkpoint replaces and removes those of long ago.
     *
     * @param lists names of the lists so far, the oldest first
     * @return the names to keep with the next head
     */
    List<Hash> retire(List<Hash> lists, Collection<Hash> pages) {
        List<Hash> next = new ArrayList<>(lists);
        while (next.size() >= retained) {
            remove(next.remove(0));
        }
        if (!pages.isEmpty()) {
            ByteBuffer list = ByteBuffer.allocate(pages.size() * Hash.LENGTH);
            pages.stream().sorted().forEach(page -> page.writeTo(list));
            Hash name = MerkleHashing.sha256(list.array());
            store.create(Map.of(path(name), list.array()));
            next.add(name);
        }
        return next;
    }

    /** A list that is gone already was removed by a run that did not get to its checkpoint. */
    private void remove(Hash name) {
        store.get(path(name)).ifPresent(list -> {
            store.delete(Hash.split(list).stream().map(StreamHeads::path).toList());
            store.delete(List.of(path(name)));
        });
    }

    private static String path(Hash name) {
        return LogPaths.RETIRED + name.hex();
    }
}

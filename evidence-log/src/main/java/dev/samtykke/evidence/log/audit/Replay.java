package dev.samtykke.evidence.log.audit;

import dev.samtykke.evidence.log.EventLeaf;
import dev.samtykke.evidence.log.claim.UnprovenException;
import dev.samtykke.evidence.log.map.MapTree;
import dev.samtykke.evidence.log.map.StreamHeads;
import dev.samtykke.evidence.log.merkle.CompactRange;
import dev.samtykke.evidence.log.merkle.Hash;
import dev.samtykke.evidence.log.merkle.MerkleHashing;
import dev.samtykke.evidence.log.store.BlobStore;
import dev.samtykke.evidence.log.tile.TilePath;
import dev.samtykke.evidence.log.tile.TileReader;

/** Rebuilds L and M from the entries of L, up to one size after the other. */
final class Replay {

    /** Leaves after which the changed streams are written to the scratch store. */
    private static final int STEP = 50_000;

    private final TileReader log;
    private final BlobStore scratch;
    private final StreamHeads heads;
    private final CompactRange range = CompactRange.empty();
    private Hash mapRoot = MapTree.emptyRoot();

    Replay(TileReader log, BlobStore scratch) {
        this.log = log;
        this.scratch = scratch;
        this.heads = new StreamHeads(scratch);
    }

    void advance(long size) {
        while (range.size() < size) {
            StreamHeads.Changes changes = heads.changes(mapRoot);
            for (long end = Math.min(size, range.size() + STEP); range.size() < end; ) {
                add(range.size(), log.entry(range.size()), changes);
            }
            StreamHeads.Result map = changes.store();
            scratch.delete(map.superseded().stream().map(StreamHeads::path).toList());
            mapRoot = map.root();
        }
    }

    long size() {
        return range.size();
    }

    Hash root() {
        return range.root();
    }

    Hash mapRoot() {
        return mapRoot;
    }

    private void add(long index, byte[] data, StreamHeads.Changes changes) {
        EventLeaf leaf = EventLeaf.parse(data);
        UnprovenException.require(leaf.globalIndex() == index, "event " + index + " says that it is another one");
        UnprovenException.require(
                leaf.sequence() == changes.position(leaf.subject()).count(),
                "event " + index + " is not the next of its stream");
        Hash hash = MerkleHashing.leaf(data);
        append(range, hash, log);
        changes.add(leaf.subject(), index, hash);
    }

    /** Appends to a rebuilt log and demands that every hash in the log's tiles is the rebuilt one. */
    static void append(CompactRange range, Hash leaf, TileReader tiles) {
        range.append(
                leaf,
                (level, index, hash) -> UnprovenException.require(
                        level % TilePath.HEIGHT != 0 || tiles.read(level, index).equals(hash),
                        "a hash tile of level " + level / TilePath.HEIGHT
                                + " does not hold the hashes of its entries"));
    }
}

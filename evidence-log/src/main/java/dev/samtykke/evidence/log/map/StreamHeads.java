package dev.samtykke.evidence.log.map;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.samtykke.evidence.log.map.MapPage.Child;
import dev.samtykke.evidence.log.merkle.Hash;
import dev.samtykke.evidence.log.store.BlobStore;

/**
 * The map M: reads and proves the heads of streams under any root whose pages are stored, and makes the next map.
 *
 * <p>Reading is safe for many threads; the pages of a root never change.
 */
public final class StreamHeads {

    private final PageStore pages;

    public StreamHeads(BlobStore store) {
        this.pages = new PageStore(store);
    }

    /** What a map says of a subject: how many events it has, and where the last one is in L (-1: none). */
    public record Position(long count, long last) {}

    public Position position(Hash root, Hash subject) {
        StreamHead head = head(root, subject);
        return new Position(head.count(), head.last());
    }

    /** Proves what the map of this root holds for the subject, present or absent. */
    public MapProof prove(Hash root, Hash subject) {
        int number = subject.prefix();
        List<Hash> fromTop = new ArrayList<>();
        Child child = root.equals(MapTree.emptyRoot()) ? null : new Child(root, null);
        while (child != null && child.bucket() == null) {
            MapPage page = pages.read(child.hash());
            int label = page.label(number);
            List<Hash> siblings = page.siblings(label);
            for (int i = siblings.size() - 1; i >= 0; i--) {
                fromTop.add(siblings.get(i));
            }
            child = page.child(label);
        }
        Bucket bucket = child == null ? null : child.bucket();
        while (fromTop.size() < MapTree.DEPTH) {
            fromTop.add(sibling(bucket, number, fromTop.size()));
        }
        Collections.reverse(fromTop);
        return new MapProof(bucket != null && bucket.number() == number ? bucket.data() : "", fromTop);
    }

    /** The sibling one below {@code depth} on the way to a bucket, where at most one other bucket is near. */
    private static Hash sibling(@Nullable Bucket other, int number, int depth) {
        int height = MapTree.DEPTH - depth - 1;
        if (other == null || (other.number() >>> height ^ number >>> height) != 1) {
            return MapTree.empty(height);
        }
        return other.subtree(depth + 1);
    }

    /** Begins the changes that lead from the map of this root to the next one. */
    public Changes changes(Hash root) {
        return new Changes(root);
    }

    private StreamHead head(Hash root, Hash subject) {
        Child child = root.equals(MapTree.emptyRoot()) ? null : new Child(root, null);
        while (child != null && child.bucket() == null) {
            MapPage page = pages.read(child.hash());
            child = page.child(page.label(subject.prefix()));
        }
        Optional<Bucket> bucket = Optional.ofNullable(child).map(Child::bucket);
        return bucket.flatMap(found -> found.head(subject)).orElseGet(() -> StreamHead.none(subject));
    }

    /** Events added to streams but not yet part of a map. For one thread. */
    public final class Changes {

        private final Hash root;
        private final Map<Hash, StreamHead> heads = new HashMap<>();

        private Changes(Hash root) {
            this.root = root;
        }

        /** Where the subject's stream ends, with the changes so far. */
        public Position position(Hash subject) {
            StreamHead head = current(subject);
            return new Position(head.count(), head.last());
        }

        /** Adds the next event of a subject: its index in L and its leaf hash there. */
        public void add(Hash subject, long index, Hash leaf) {
            heads.put(subject, current(subject).with(index, leaf));
        }

        /** Stores the pages of the new map. */
        public Result store() {
            MapUpdate update = new MapUpdate(pages);
            Hash next = update.apply(root, heads.values());
            pages.write(update.created());
            return new Result(next, Set.copyOf(update.superseded()));
        }

        private StreamHead current(Hash subject) {
            StreamHead changed = heads.get(subject);
            return changed != null ? changed : head(root, subject);
        }
    }

    /**
     * A stored map.
     *
     * @param root its root
     * @param superseded pages of the map before that are not part of it
     */
    public record Result(Hash root, Set<Hash> superseded) {}

    /** Where the page of this hash is stored. */
    public static String path(Hash page) {
        return PageStore.path(page);
    }
}

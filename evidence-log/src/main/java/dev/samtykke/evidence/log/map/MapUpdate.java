package dev.samtykke.evidence.log.map;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.samtykke.evidence.log.map.MapPage.Child;
import dev.samtykke.evidence.log.merkle.Hash;

/** Applies changed stream heads to a map, touching only the pages along their paths. */
final class MapUpdate {

    private final PageStore pages;
    private final Map<Hash, MapPage> created = new LinkedHashMap<>();
    private final Set<Hash> superseded = new HashSet<>();

    MapUpdate(PageStore pages) {
        this.pages = pages;
    }

    Hash apply(Hash root, Collection<StreamHead> changed) {
        if (changed.isEmpty()) {
            return root;
        }
        boolean isEmpty = root.equals(MapTree.emptyRoot());
        MapPage top = isEmpty ? MapPage.empty(0) : replaced(root);
        return page(top, List.copyOf(changed)).hash();
    }

    Map<Hash, MapPage> created() {
        return created;
    }

    Set<Hash> superseded() {
        return superseded;
    }

    private Child page(MapPage old, List<StreamHead> changed) {
        MapPage page = old.copy();
        Map<Integer, List<StreamHead>> byLabel = changed.stream()
                .collect(Collectors.groupingBy(head -> page.label(head.subject().prefix())));
        byLabel.forEach(
                (label, heads) -> page.put(label, child(page.child(label), page.depth() + MapPage.HEIGHT, heads)));
        Hash hash = page.hash();
        created.put(hash, page);
        return new Child(hash, null);
    }

    private Child child(@Nullable Child old, int depth, List<StreamHead> changed) {
        if (old != null && old.bucket() == null) {
            return page(replaced(old.hash()), changed);
        }
        Bucket alone = old == null ? null : old.checked(depth);
        int number = alone == null ? changed.get(0).subject().prefix() : alone.number();
        if (changed.stream().allMatch(head -> head.subject().prefix() == number)) {
            Bucket bucket = alone == null ? Bucket.of(number, changed) : alone.with(changed);
            return new Child(bucket.subtree(depth), bucket);
        }
        MapPage branching = MapPage.empty(depth);
        if (alone != null) {
            int label = branching.label(alone.number());
            branching.put(label, new Child(alone.subtree(depth + MapPage.HEIGHT), alone));
        }
        return page(branching, changed);
    }

    private MapPage replaced(Hash hash) {
        superseded.add(hash);
        return pages.read(hash);
    }
}

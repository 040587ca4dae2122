package dev.samtykke.profile.query;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.mongodb.client.model.Filters;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

import dev.samtykke.projection.Pictures;
import dev.samtykke.projection.Projections;
import dev.samtykke.query.api.ProjectionNames;

/** Reads what profiles are found by; always by id, so never a search. */
final class ProfileDocuments {

    /** Where a block is. */
    record BlockKey(String stream, long number) {

        private String id() {
            return Block.id(stream, number);
        }
    }

    private record DirectoryKey(String stream, long number) {}

    private static final long REMEMBERED = 2_000;

    private final Projections projections;
    private final Cache<DirectoryKey, Directory> full =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    ProfileDocuments(Projections projections) {
        this.projections = projections;
    }

    /** The indexes of those streams that have one, by stream. */
    Map<String, ProfileIndex> indexes(Collection<String> streams) {
        Map<String, ProfileIndex> found = new HashMap<>();
        Map<String, String> streamsById = new HashMap<>();
        streams.forEach(stream -> streamsById.put(ProfileIndex.id(stream), stream));
        find(
                streamsById.keySet(),
                document -> found.put(
                        streamsById.getOrDefault(document.getString("_id"), ""),
                        Pictures.state(document, ProfileIndex.class)));
        return found;
    }

    /**
     * What is in the blocks of streams.
     *
     * @param lengths the last sequence number by stream
     */
    Map<BlockKey, Directory.Span> spans(Map<String, Long> lengths) {
        Map<BlockKey, Directory.Span> spans = new HashMap<>();
        directories(lengths)
                .forEach((where, directory) -> directory
                        .blocks()
                        .forEach((number, span) ->
                                spans.put(new BlockKey(where.stream(), Long.parseLong(number)), span)));
        return spans;
    }

    private Map<DirectoryKey, Directory> directories(Map<String, Long> lengths) {
        Map<DirectoryKey, Directory> found = new HashMap<>();
        Map<String, DirectoryKey> asked = new HashMap<>();
        lengths.forEach((stream, last) -> {
            for (long number = 0; number <= Directory.number(last); number++) {
                DirectoryKey key = new DirectoryKey(stream, number);
                @Nullable Directory known = full.getIfPresent(key);
                if (known == null) {
                    asked.put(Directory.id(stream, number), key);
                } else {
                    found.put(key, known);
                }
            }
        });
        find(asked.keySet(), document -> {
            DirectoryKey key = asked.get(document.getString("_id"));
            if (key != null) {
                found.put(key, Pictures.state(document, Directory.class));
            }
        });
        found.forEach((key, directory) -> {
            // A stream is projected in order: with the next one begun, this one is as it will always be.
            if (found.containsKey(new DirectoryKey(key.stream(), key.number() + 1))) {
                full.put(key, directory);
            }
        });
        return found;
    }

    /** Blocks by where they are. */
    Map<BlockKey, Block> blocks(Collection<BlockKey> keys) {
        Map<String, BlockKey> keysById = new HashMap<>();
        keys.forEach(key -> keysById.put(key.id(), key));
        Map<BlockKey, Block> found = new HashMap<>();
        find(keysById.keySet(), document -> {
            BlockKey key = keysById.get(document.getString("_id"));
            if (key != null) {
                found.put(key, Pictures.state(document, Block.class));
            }
        });
        return found;
    }

    private void find(Collection<String> ids, Consumer<Document> each) {
        if (!ids.isEmpty()) {
            List<String> asked = new ArrayList<>(ids);
            projections
                    .documents(ProjectionNames.PROFILE)
                    .find(Filters.in("_id", asked))
                    .forEach(each);
        }
    }
}

package dev.samtykke.profile.query;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import com.mongodb.client.model.Filters;
import org.bson.Document;

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

    private final Projections projections;

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
        Map<String, String> streamsById = new HashMap<>();
        lengths.forEach((stream, last) -> {
            for (long number = 0; number <= Directory.number(last); number++) {
                streamsById.put(Directory.id(stream, number), stream);
            }
        });
        Map<BlockKey, Directory.Span> spans = new HashMap<>();
        find(streamsById.keySet(), document -> {
            String stream = streamsById.getOrDefault(document.getString("_id"), "");
            Pictures.state(document, Directory.class)
                    .blocks()
                    .forEach((number, span) -> spans.put(new BlockKey(stream, Long.parseLong(number)), span));
        });
        return spans;
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

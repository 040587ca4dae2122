package dev.samtykke.profile.query;

import java.util.ArrayList;
import java.util.List;

/**
 * The entries of a stretch of one stream; one document. Which block an entry is in follows from its sequence number, so
 * that a block is found without a search however long the stream is.
 *
 * @param entries in the order of the stream
 */
public record Block(List<Entry> entries) {

    static final Block EMPTY = new Block(List.of());

    /** So many events are a block's stretch: a new event writes one block anew. */
    static final int STRETCH = 64;

    static long number(long sequence) {
        return sequence / STRETCH;
    }

    static String id(String stream, long number) {
        return "block/" + number + "/" + stream;
    }

    Block plus(Entry entry) {
        List<Entry> all = new ArrayList<>(entries);
        all.add(entry);
        return new Block(List.copyOf(all));
    }
}

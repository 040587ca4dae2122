package dev.samtykke.consent.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import com.mongodb.client.MongoCursor;
import com.mongodb.client.MongoIterable;

import dev.samtykke.consent.query.ConsentDocuments.Decided;
import dev.samtykke.query.api.Page;

/** Pages of what is derived from decisions, by looking at a bounded number of them. */
final class ScannedPage {

    /** How many decisions one page looks at, at the most, however few of them are wanted. */
    private static final int LOOKED_AT = 20_000;

    private ScannedPage() {}

    /**
     * The next page.
     *
     * @param decisions in the order of the customers' ids, after {@code after}
     * @param wanted what becomes of a decision; empty when it is not to be in the list
     */
    static <T> Page<T> of(
            MongoIterable<Decided> decisions, String after, int limit, Function<Decided, Optional<T>> wanted) {
        List<T> found = new ArrayList<>();
        String last = after;
        int lookedAt = 0;
        try (MongoCursor<Decided> cursor = decisions.iterator()) {
            while (cursor.hasNext()) {
                Decided decided = cursor.next();
                Optional<T> one = wanted.apply(decided);
                if (lookedAt++ == LOOKED_AT || (one.isPresent() && found.size() == limit)) {
                    return new Page<>(List.copyOf(found), last);
                }
                one.ifPresent(found::add);
                last = decided.customerId();
            }
        }
        return new Page<>(List.copyOf(found), null);
    }
}

package dev.samtykke.profile.query;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

import dev.samtykke.projection.Pictures;

/**
 * A document of one stream with what further events make of it. It carries the sequence number of the last event in it,
 * so that an event that comes again is not added again.
 */
final class Changing<T extends Record> {

    private static final String VALUE = "v";
    private static final String SEQUENCE = "n";
    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

    private record Change<T>(long sequence, UnaryOperator<T> change) {}

    private final Class<T> type;
    private final T empty;
    private final List<Change<T>> changes = new ArrayList<>();

    Changing(Class<T> type, T empty) {
        this.type = type;
        this.empty = empty;
    }

    void add(long sequence, UnaryOperator<T> change) {
        changes.add(new Change<>(sequence, change));
    }

    /**
     * Writes the document anew; null when nothing in it changes. Embedded documents compare by their first field, the
     * sequence number: an older state never replaces a newer one.
     */
    @Nullable WriteModel<Document> write(String id, @Nullable Document before) {
        long reached = before == null ? -1 : before.get(VALUE, Document.class).getLong(SEQUENCE);
        long last = reached;
        T state = before == null ? empty : Pictures.state(before, type);
        for (Change<T> change : changes) {
            if (change.sequence() > last) {
                state = change.change().apply(state);
                last = change.sequence();
            }
        }
        if (last == reached) {
            return null;
        }
        Document value = new Document(SEQUENCE, last);
        value.putAll(Pictures.of(state));
        return new UpdateOneModel<>(Filters.eq("_id", id), Updates.max(VALUE, value), UPSERT);
    }
}

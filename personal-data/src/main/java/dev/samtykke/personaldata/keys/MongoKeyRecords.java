package dev.samtykke.personaldata.keys;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.set;

import java.util.Arrays;
import java.util.function.BiConsumer;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOptions;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/**
 * Key records in the MongoDB collection {@value #COLLECTION}: {@code {_id, record}}. Every write is acknowledged by a
 * majority before the call returns, hence before the event that it precedes; reads go to the primary.
 */
public final class MongoKeyRecords implements KeyRecords {

    /** The collection that holds the records. */
    public static final String COLLECTION = "subject-keys";

    private static final String ID = "_id";
    private static final String RECORD = "record";

    private final MongoCollection<Document> collection;

    /** Key records in this database. */
    public MongoKeyRecords(MongoDatabase database) {
        this.collection = database.getCollection(COLLECTION)
                .withWriteConcern(WriteConcern.MAJORITY.withJournal(true))
                .withReadPreference(ReadPreference.primary());
    }

    @Override
    public byte @Nullable [] find(String id) {
        Document found = collection.find(eq(ID, id)).first();
        return found == null ? null : found.get(RECORD, Binary.class).getData();
    }

    @Override
    public byte[] putIfAbsent(String id, byte[] record) {
        try {
            collection.insertOne(new Document(ID, id).append(RECORD, new Binary(record)));
            return record;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
            byte[] winner = find(id);
            if (winner == null) {
                throw new IllegalStateException("Key record " + id + " was removed by hand", e);
            }
            return winner;
        }
    }

    /** Gives every record in the order of the ids' bytes. */
    public void forEach(BiConsumer<String, byte[]> taker) {
        for (Document found : collection.find().sort(Sorts.ascending(ID))) {
            taker.accept(found.getString(ID), found.get(RECORD, Binary.class).getData());
        }
    }

    /** Stores a record in the place of any other, as a whole history is moved here. */
    public void put(String id, byte[] record) {
        collection.updateOne(eq(ID, id), set(RECORD, new Binary(record)), new UpdateOptions().upsert(true));
    }

    /** Whether a record is what a destruction leaves. */
    public static boolean isTombstone(byte[] record) {
        return Arrays.equals(record, WrappedKey.tombstone());
    }

    @Override
    public void destroy(String id, byte[] tombstone) {
        collection.updateOne(eq(ID, id), set(RECORD, new Binary(tombstone)), new UpdateOptions().upsert(true));
    }
}

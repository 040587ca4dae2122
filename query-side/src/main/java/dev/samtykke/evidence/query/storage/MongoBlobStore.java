package dev.samtykke.evidence.query.storage;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Projections.include;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoWriteException;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.InsertManyOptions;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

import dev.samtykke.evidence.log.store.BlobStore;
import dev.samtykke.evidence.log.store.LogInconsistentException;

/**
 * The log in one collection of a database, see {@link BlobDocument}. Writes are acknowledged by a majority and
 * journaled before they return; reads go to the primary. Swaps are decided by the hash of what is there, in one
 * conditional write, so they need no transaction.
 */
public final class MongoBlobStore implements BlobStore {

    /** The collection that holds the log. */
    public static final String COLLECTION = "evidence";

    private static final int IDS_AT_A_TIME = 500;

    private final MongoCollection<Document> blobs;

    /** The log in this database. */
    public MongoBlobStore(MongoDatabase database) {
        this.blobs = database.getCollection(COLLECTION)
                .withWriteConcern(WriteConcern.MAJORITY.withJournal(true))
                .withReadPreference(ReadPreference.primary());
    }

    @Override
    public Optional<byte[]> get(String path) {
        return Optional.ofNullable(find(path)).map(start -> {
            Document end = BlobDocument.isContinued(start) ? find(BlobDocument.endId(path)) : null;
            return new BlobDocument(start, end).bytes();
        });
    }

    private @Nullable Document find(String id) {
        return blobs.find(eq(BlobDocument.ID, id)).first();
    }

    @Override
    public void create(Map<String, byte[]> added) {
        // In the order of the ids: batches that lock documents in one order cannot block each other.
        List<Document> starts = new ArrayList<>();
        List<Document> ends = new ArrayList<>();
        new TreeMap<>(added).forEach((path, bytes) -> {
            BlobDocument document = BlobDocument.of(path, bytes);
            starts.add(document.start());
            Optional.ofNullable(document.end()).ifPresent(ends::add);
        });
        insert(ends); // first, since a blob is there as soon as its start is
        requireEqual(insert(starts));
    }

    /** Inserts what is not there yet. */
    private List<Document> insert(List<Document> documents) {
        List<Document> present = new ArrayList<>();
        try {
            if (!documents.isEmpty()) {
                blobs.insertMany(documents, new InsertManyOptions().ordered(false));
            }
        } catch (MongoBulkWriteException e) {
            boolean onlyPresent = e.getWriteConcernError() == null
                    && e.getWriteErrors().stream()
                            .allMatch(error -> error.getCategory() == ErrorCategory.DUPLICATE_KEY);
            if (!onlyPresent) {
                throw e;
            }
            e.getWriteErrors().forEach(error -> present.add(documents.get(error.getIndex())));
        }
        return present;
    }

    private void requireEqual(List<Document> present) {
        Map<String, String> hashes = new TreeMap<>();
        present.forEach(
                document -> hashes.put(document.getString(BlobDocument.ID), document.getString(BlobDocument.HASH)));
        inSteps(
                hashes.keySet(),
                ids -> blobs.find(in(BlobDocument.ID, ids))
                        .projection(include(BlobDocument.HASH))
                        .forEach(found ->
                                hashes.remove(found.getString(BlobDocument.ID), found.getString(BlobDocument.HASH))));
        LogInconsistentException.require(
                hashes.isEmpty(), String.join(", ", hashes.keySet()) + " is there with other content");
    }

    @Override
    public boolean compareAndSwap(String path, byte @Nullable [] expected, byte[] next) {
        BlobDocument document = BlobDocument.of(path, next);
        if (document.end() != null) {
            throw new IllegalArgumentException("a blob that changes must fit into one document");
        }
        if (expected == null) {
            return insertOne(document.start());
        }
        return blobs.replaceOne(
                                and(eq(BlobDocument.ID, path), eq(BlobDocument.HASH, BlobDocument.hash(expected))),
                                document.start())
                        .getMatchedCount()
                == 1;
    }

    private boolean insertOne(Document document) {
        try {
            blobs.insertOne(document);
            return true;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw e;
        }
    }

    @Override
    public void delete(Collection<String> paths) {
        List<String> ids = new ArrayList<>(paths);
        paths.forEach(path -> ids.add(BlobDocument.endId(path)));
        inSteps(ids, some -> blobs.deleteMany(in(BlobDocument.ID, some)));
    }

    private static void inSteps(Collection<String> ids, Consumer<List<String>> work) {
        List<String> all = List.copyOf(ids);
        for (int from = 0; from < all.size(); from += IDS_AT_A_TIME) {
            work.accept(all.subList(from, Math.min(all.size(), from + IDS_AT_A_TIME)));
        }
    }
}

package dev.samtykke.evidence.query.lease;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;

import java.util.Optional;
import java.util.concurrent.TimeUnit;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * The document of one lease: {@code {_id: name, holder, token, beat}}. The token grows by one with every change of the
 * holder, the beat with every sign of life. Every change is one conditional write, acknowledged by a majority.
 */
final class LeaseRecord {

    private static final String ID = "_id";
    private static final String HOLDER = "holder";
    private static final String TOKEN = "token";
    private static final String BEAT = "beat";

    private final MongoCollection<Document> leases;
    private final String name;

    /** @param timeoutMillis after how long without an answer an attempt is given up */
    LeaseRecord(MongoDatabase database, String name, long timeoutMillis) {
        this.leases = database.getCollection(MongoLease.COLLECTION)
                .withWriteConcern(WriteConcern.MAJORITY)
                .withReadPreference(ReadPreference.primary())
                .withTimeout(timeoutMillis, TimeUnit.MILLISECONDS);
        this.name = name;
    }

    /** What the document says; empty before anybody ever held the lease. */
    Optional<Seen> look() {
        return Optional.ofNullable(leases.find(eq(ID, name)).first())
                .map(found -> new Seen(found.getString(HOLDER), found.getLong(TOKEN), found.getLong(BEAT)));
    }

    /** Takes the lease that nobody ever held; false when another process was faster. */
    boolean create(String holder) {
        try {
            leases.insertOne(new Document(ID, name)
                    .append(HOLDER, holder)
                    .append(TOKEN, 1L)
                    .append(BEAT, 1L));
            return true;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw e;
        }
    }

    /** Takes the lease if nothing has changed since it was seen like this. */
    boolean take(Seen seen, String holder) {
        return change(
                and(eq(ID, name), eq(TOKEN, seen.token()), eq(BEAT, seen.beat())),
                combine(set(HOLDER, holder), inc(TOKEN, 1L), inc(BEAT, 1L)));
    }

    /** Gives a sign of life; false when another process has taken the lease. */
    boolean renew(String holder, long token) {
        return change(ours(holder, token), inc(BEAT, 1L));
    }

    /** Leaves the lease to whoever comes. */
    void release(String holder, long token) {
        change(ours(holder, token), set(HOLDER, null));
    }

    private Bson ours(String holder, long token) {
        return and(eq(ID, name), eq(HOLDER, holder), eq(TOKEN, token));
    }

    private boolean change(Bson unchanged, Bson change) {
        return leases.updateOne(unchanged, change).getMatchedCount() == 1;
    }

    /**
     * What the document says.
     *
     * @param holder null when it was given back
     */
    record Seen(@Nullable String holder, long token, long beat) {}
}

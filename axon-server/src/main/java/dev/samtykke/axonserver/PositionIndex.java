package dev.samtykke.axonserver;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoException;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.Updates;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * The MongoDB collection {@value #COLLECTION}: {@code {_id: event id, position}}, and in {@value #TOKENS} how far it has
 * got: {@code {_id, position, holder, until}}. The holder writes; that is there to save work and no more, since an entry
 * never changes and is written before the token that covers it, so any number of writers would write the same.
 */
final class PositionIndex {

    static final String COLLECTION = "event_positions";
    static final String TOKENS = "event_positions_token";

    private static final int DUPLICATE_KEY = 11_000;
    private static final String TOKEN = "token";
    private static final String ID = "_id";
    private static final String POSITION = "position";
    private static final String HOLDER = "holder";
    private static final String UNTIL = "until";

    private final MongoCollection<Document> entries;
    private final MongoCollection<Document> tokens;
    private final String node;
    private final Duration turn;
    private final Clock clock;

    /**
     * @param node name of this process, unlike that of any other
     * @param turn after how long without a sign of life another process writes
     */
    PositionIndex(MongoDatabase database, String node, Duration turn, Clock clock) {
        MongoDatabase durable = database.withWriteConcern(WriteConcern.MAJORITY.withJournal(true))
                .withReadPreference(ReadPreference.primary());
        this.entries = durable.getCollection(COLLECTION);
        this.tokens = durable.getCollection(TOKENS);
        this.node = node;
        this.turn = turn;
        this.clock = clock;
    }

    /** The position up to which every event is in the index; -1 when it is empty. */
    long position() {
        @Nullable Document token = tokens.find(Filters.eq(ID, TOKEN)).first();
        return token == null ? -1 : token.getLong(POSITION);
    }

    /** The indexed position of an event. */
    OptionalLong of(String eventId) {
        @Nullable Document entry = entries.find(Filters.eq(ID, eventId)).first();
        return entry == null ? OptionalLong.empty() : OptionalLong.of(entry.getLong(POSITION));
    }

    /** Whether it is this process's turn to write what comes after a position. */
    boolean take(long position) {
        long now = clock.millis();
        Bson mine = Filters.or(Filters.eq(HOLDER, node), Filters.lt(UNTIL, now));
        Bson turnToMe = Updates.combine(Updates.set(HOLDER, node), Updates.set(UNTIL, now + turn.toMillis()));
        if (position >= 0 || tokens.countDocuments(Filters.eq(ID, TOKEN)) > 0) {
            return tokens.updateOne(Filters.and(Filters.eq(ID, TOKEN), Filters.eq(POSITION, position), mine), turnToMe)
                            .getMatchedCount()
                    == 1;
        }
        try {
            tokens.insertOne(new Document(ID, TOKEN)
                    .append(POSITION, position)
                    .append(HOLDER, node)
                    .append(UNTIL, now + turn.toMillis()));
            return true;
        } catch (MongoException e) {
            if (e.getCode() == DUPLICATE_KEY) {
                return false;
            }
            throw e;
        }
    }

    /** Writes the events that follow a position, then moves the token on, unless somebody else has. */
    void write(long from, List<RecentPositions.Entry> following) {
        List<Document> documents = following.stream()
                .map(entry -> new Document(ID, entry.eventId()).append(POSITION, entry.position()))
                .toList();
        try {
            entries.insertMany(documents, new InsertManyOptions().ordered(false));
        } catch (MongoBulkWriteException e) {
            // Written before a crash, or by somebody else: an event id has one position for ever.
            if (!e.getWriteErrors().stream().map(BulkWriteError::getCode).allMatch(code -> code == DUPLICATE_KEY)) {
                throw e;
            }
        }
        tokens.updateOne(
                Filters.and(Filters.eq(ID, TOKEN), Filters.eq(POSITION, from)),
                Updates.set(POSITION, following.get(following.size() - 1).position()));
    }
}

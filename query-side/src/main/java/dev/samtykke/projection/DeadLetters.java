package dev.samtykke.projection;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import org.bson.Document;
import org.bson.conversions.Bson;

/** The dead letters of one projection version, one document per stream. */
final class DeadLetters {

    /** So many broken streams are no accident of their own any more: the projection stops, visibly. */
    static final int MOST = 1_000;

    private static final String FIRST = "first";
    private static final String LAST = "last";
    private static final String RETRIES = "retries";

    private final MongoCollection<Document> letters;

    DeadLetters(MongoCollection<Document> letters) {
        this.letters = letters;
    }

    /** Which of these streams are set aside. Costs one query that finds nothing as long as there is no dead letter. */
    Set<String> among(Collection<String> streams) {
        if (letters.find().projection(Projections.include("_id")).limit(1).first() == null) {
            return new HashSet<>();
        }
        Set<String> parked = new HashSet<>();
        letters.find(Filters.in("_id", streams))
                .projection(Projections.include("_id"))
                .forEach(document -> parked.add(document.getString("_id")));
        return parked;
    }

    /**
     * Sets one more event of a stream aside; false when it needs not be: the stream is not set aside any more, or the
     * event comes before those that are (again, after a crash).
     */
    boolean append(ProjectedEvent event) {
        letters.updateOne(
                Filters.and(Filters.eq("_id", event.stream()), Filters.lt(LAST, event.sequence())),
                Updates.set(LAST, event.sequence()));
        Optional<DeadLetter> letter = find(event.stream());
        return letter.isPresent() && letter.get().firstSequence() <= event.sequence();
    }

    /** Sets streams aside. */
    void park(Collection<DeadLetter> parked) {
        if (letters.countDocuments() + parked.size() > MOST) {
            throw new Unavailable("More than " + MOST + " streams cannot be projected");
        }
        for (DeadLetter letter : parked) {
            letters.replaceOne(Filters.eq("_id", letter.stream()), document(letter), new ReplaceOptions().upsert(true));
        }
    }

    Optional<DeadLetter> find(String stream) {
        return Optional.ofNullable(letters.find(Filters.eq("_id", stream)).first())
                .map(DeadLetters::letter);
    }

    /** The dead letters in the order of their streams' ids, from after {@code after} on. */
    List<DeadLetter> page(String after, int limit) {
        return letters.find(Filters.gt("_id", after))
                .sort(Sorts.ascending("_id"))
                .limit(limit)
                .map(DeadLetters::letter)
                .into(new ArrayList<>());
    }

    long count() {
        return letters.countDocuments();
    }

    /** Lets a stream go on, unless further events of it were set aside in the meantime. */
    boolean release(DeadLetter handled) {
        Bson unchanged = Filters.and(Filters.eq("_id", handled.stream()), Filters.eq(LAST, handled.lastSequence()));
        return letters.deleteOne(unchanged).getDeletedCount() == 1;
    }

    void failedAgain(DeadLetter letter, RuntimeException failure) {
        letters.updateOne(
                Filters.eq("_id", letter.stream()),
                Updates.combine(
                        Updates.set("cause", DeadLetter.causeOf(failure)),
                        Updates.set("rule", DeadLetter.ruleOf(failure)),
                        Updates.inc(RETRIES, 1)));
    }

    private static Document document(DeadLetter letter) {
        return new Document("_id", letter.stream())
                .append(FIRST, letter.firstSequence())
                .append(LAST, letter.lastSequence())
                .append("eventId", letter.eventId())
                .append("position", letter.position())
                .append("type", letter.type())
                .append("cause", letter.cause())
                .append("rule", letter.rule())
                .append("since", letter.since().toString())
                .append(RETRIES, letter.retries());
    }

    private static DeadLetter letter(Document document) {
        return new DeadLetter(
                document.getString("_id"),
                document.getLong(FIRST),
                document.getLong(LAST),
                document.getString("eventId"),
                document.getLong("position"),
                document.getString("type"),
                document.getString("cause"),
                document.getString("rule"),
                Instant.parse(document.getString("since")),
                document.getInteger(RETRIES));
    }
}

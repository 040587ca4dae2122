package dev.samtykke.projection;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import org.bson.Document;

/**
 * One version of a projection's documents. Each has collections of its own, so that the next one can be built beside
 * the one that is read.
 *
 * @param number counted from 1 over all builds
 */
record Version(String projection, int number) {

    /** The name of its event processor, and of its collection. */
    String id() {
        return projection + ".v" + number;
    }

    MongoCollection<Document> documents(MongoDatabase database) {
        return database.getCollection(id());
    }

    DeadLetters letters(MongoDatabase database) {
        return new DeadLetters(database.getCollection(lettersName()));
    }

    private String lettersName() {
        return id() + ".letters";
    }

    void drop(MongoDatabase database) {
        Set<String> existing = database.listCollectionNames().into(new HashSet<>());
        Stream.of(id(), lettersName())
                .filter(existing::contains)
                .forEach(name -> database.getCollection(name).drop());
    }
}

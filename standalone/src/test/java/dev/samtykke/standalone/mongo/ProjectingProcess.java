package dev.samtykke.standalone.mongo;

import java.nio.file.Path;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import org.bson.Document;

/** Writes documents, and after each the token of the last one, and waits to be killed; prints what was answered. */
public final class ProjectingProcess {

    static final String DOCUMENTS = "documents";
    static final String TOKENS = "tokens";
    private static final int MOST = 100_000;

    private ProjectingProcess() {}

    public static void main(String[] arguments) {
        EmbeddedMongodb server = EmbeddedMongodb.open(Path.of(arguments[0]), EmbeddedMongodbTest.SETTINGS);
        try (MongoClient client = server.connect()) {
            MongoDatabase database = client.getDatabase("samtykke");
            database.getCollection(DOCUMENTS).createIndex(Indexes.ascending("key"), new IndexOptions().unique(true));
            for (int id = 0; id < MOST; id++) {
                project(database, id);
                System.out.println(id);
            }
        }
    }

    static void project(MongoDatabase database, int id) {
        database.getCollection(DOCUMENTS)
                .insertOne(new Document("_id", id).append("key", "k" + id).append("text", "x".repeat(200)));
        database.getCollection(TOKENS)
                .replaceOne(
                        Filters.eq("_id", "projection"),
                        new Document("_id", "projection").append("position", id),
                        new ReplaceOptions().upsert(true));
    }
}

package dev.samtykke.projection;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.extensions.mongo.DefaultMongoTemplate;
import org.axonframework.extensions.mongo.eventsourcing.tokenstore.MongoTokenStore;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.json.JacksonSerializer;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/** How far each projection version has got, on whatever node. */
final class Tokens {

    private static final String COLLECTION = "projection_tokens";
    private static final String PROCESSOR = "processorName";

    private final Serializer serializer =
            JacksonSerializer.builder().objectMapper(new ObjectMapper()).build();
    private final MongoCollection<Document> tokens;
    private final MongoTokenStore store;
    private volatile boolean prepared;

    Tokens(MongoDatabase database, ProjectionSettings settings) {
        this.tokens = database.getCollection(COLLECTION);
        this.store = MongoTokenStore.builder()
                .mongoTemplate(DefaultMongoTemplate.builder()
                        .mongoDatabase(database)
                        .trackingTokensCollectionName(COLLECTION)
                        .build())
                .serializer(serializer)
                .nodeId(settings.node())
                .claimTimeout(settings.claimTimeout())
                // Asks the database, which a process must not need in order to start: see prepare().
                .ensureIndexes(false)
                .build();
    }

    /** Makes sure of what the tokens need in the database; called again and again until it has succeeded once. */
    void prepare() {
        if (!prepared) {
            store.ensureIndexes();
            prepared = true;
        }
    }

    TokenStore store() {
        return store;
    }

    /** The last position that every part of a version has stored; -1 when there is none. */
    long stored(Version version) {
        long lowest = Long.MAX_VALUE;
        for (Document token : tokens.find(Filters.eq(PROCESSOR, version.id()))) {
            lowest = Math.min(lowest, position(token));
        }
        return lowest == Long.MAX_VALUE ? -1 : lowest;
    }

    private long position(Document document) {
        @Nullable Binary data = document.get("token", Binary.class);
        if (data == null) {
            return -1;
        }
        TrackingToken token = serializer.deserialize(
                new SimpleSerializedObject<>(data.getData(), byte[].class, document.getString("tokenType"), null));
        return token.position().orElse(-1);
    }

    void delete(Version version) {
        tokens.deleteMany(Filters.eq(PROCESSOR, version.id()));
    }
}

package dev.samtykke.standalone.mongo;

import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import com.mongodb.MongoException;
import com.mongodb.client.MongoDatabase;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Reports the process as down while the place of its projections does not answer, and when the embedded one could not
 * be written to disk: it is consistent then, but grows older until the process is started again.
 */
@Component("projectionStorage")
final class ProjectionsHealth implements HealthIndicator {

    private static final Document PING = new Document("ping", 1);

    private final MongoDatabase database;
    private final Supplier<@Nullable EmbeddedMongodb> embedded;

    @Autowired
    ProjectionsHealth(MongoDatabase database, ObjectProvider<EmbeddedMongodb> embedded) {
        this(database, embedded::getIfAvailable);
    }

    ProjectionsHealth(MongoDatabase database, Supplier<@Nullable EmbeddedMongodb> embedded) {
        this.database = database.withTimeout(2, TimeUnit.SECONDS);
        this.embedded = embedded;
    }

    @Override
    public Health health() {
        EmbeddedMongodb inside = embedded.get();
        if (inside != null && !inside.isWritable()) {
            return down("the disk cannot be written");
        }
        try {
            database.runCommand(PING);
            return Health.up().build();
        } catch (MongoException | IllegalStateException unreachable) {
            return down(unreachable.getClass().getSimpleName());
        }
    }

    private static Health down(String failure) {
        return Health.down().withDetail("failure", failure).build();
    }
}

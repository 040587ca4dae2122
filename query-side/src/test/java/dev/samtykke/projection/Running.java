package dev.samtykke.projection;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

import com.mongodb.client.MongoDatabase;

/** Runs projections in tests. */
public final class Running {

    /** Long enough for anything that is to happen at all. */
    public static final Duration ENOUGH = Duration.ofSeconds(20);

    private Running() {}

    /** Small batches, no grace. */
    public static ProjectionSettings settings() {
        return new ProjectionSettings("test", 7, 2, Duration.ofSeconds(5), ENOUGH, Duration.ZERO);
    }

    /** Starts projections of a history. */
    public static Projections start(MongoDatabase database, History history, Projection... projections) {
        Projections running = new Projections(
                List.of(projections),
                database,
                history.store(),
                history,
                settings(),
                Clock.systemUTC(),
                () -> UUID.randomUUID().toString());
        running.start();
        return running;
    }
}

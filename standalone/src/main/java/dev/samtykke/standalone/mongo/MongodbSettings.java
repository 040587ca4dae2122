package dev.samtykke.standalone.mongo;

import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Where projections are kept.
 *
 * @param uri connection string of a MongoDB server; empty for the embedded one
 * @param database name of the database
 * @param timeout how long to wait for a MongoDB server, and for each of its answers, before a call is given up
 * @param cache memory that the embedded server may use for what it has read
 * @param commitEvery how often the embedded server writes to its file; a crash loses at most this much, which is
 *     projected again from the events
 */
public record MongodbSettings(
        @Nullable String uri,
        @DefaultValue("samtykke") String database,
        @DefaultValue("5s") Duration timeout,
        @DefaultValue("128MB") DataSize cache,
        @DefaultValue("500ms") Duration commitEvery) {

    /** Whether the server inside the process is used. */
    public boolean isEmbedded() {
        return uri == null || uri.isBlank();
    }
}

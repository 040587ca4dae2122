package dev.samtykke.mongodb;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;

/** Clients whose calls come to an end, whatever the server or the network does. */
public final class BoundedClient {

    private BoundedClient() {}

    /**
     * A client of this server. A connection string that sets {@code serverSelectionTimeoutMS}, {@code connectTimeoutMS}
     * or {@code socketTimeoutMS} itself is obeyed.
     *
     * @param timeout how long to wait for a server that takes requests, for a connection, and for each answer. As the
     *     driver tries once more, a call ends after four times that at the latest
     */
    public static MongoClient connect(String uri, Duration timeout) {
        ConnectionString given = new ConnectionString(uri);
        int millis = Math.toIntExact(timeout.toMillis());
        return MongoClients.create(MongoClientSettings.builder()
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(millis, TimeUnit.MILLISECONDS))
                .applyToSocketSettings(socket ->
                        socket.connectTimeout(millis, TimeUnit.MILLISECONDS).readTimeout(millis, TimeUnit.MILLISECONDS))
                .applyToConnectionPoolSettings(pool -> pool.maxWaitTime(millis, TimeUnit.MILLISECONDS))
                // Without these the driver waits for the next look that is due before it goes on.
                .applyToServerSettings(server -> server.heartbeatFrequency(1, TimeUnit.SECONDS))
                .applyConnectionString(given)
                .build());
    }
}

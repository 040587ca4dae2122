package dev.samtykke.benchmarks.append;

import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventsourcing.eventstore.jdbc.EventTableFactory;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.PostgresEventTableFactory;

import dev.samtykke.eventstore.EventStorage;
import dev.samtykke.eventstore.EventStoreOptions;
import dev.samtykke.eventstore.RocksEventStorageEngine;

/** Opens the contestants. */
final class Targets {

    /** PostgreSQL takes 100 as it ships. */
    private static final int MOST_CONNECTIONS = 64;

    private Targets() {}

    /** Ours: what is acknowledged is synced to disk. */
    static Target embedded(Path folder) {
        EventStorage storage = EventStorage.open(EventStoreOptions.in(folder));
        return new EngineTarget(
                RocksEventStorageEngine.builder(storage)
                        .eventSerializer(EngineTarget.JSON)
                        .snapshotSerializer(EngineTarget.JSON)
                        .build(),
                storage);
    }

    /** Axon's JDBC engine on an H2 file as it ships: acknowledged before it is on disk. */
    static Target h2(Path folder, int writers) throws Exception {
        return jdbc("jdbc:h2:file:" + folder.resolve("events").toAbsolutePath(), new H2Tables(), writers);
    }

    /** Axon's JDBC engine on PostgreSQL; its tables are made anew. */
    static Target postgresql(URI server, int writers) throws Exception {
        return jdbc(jdbcUrl(server), PostgresEventTableFactory.INSTANCE, writers);
    }

    private static Target jdbc(String url, EventTableFactory tables, int connections) throws Exception {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(Math.min(connections, MOST_CONNECTIONS));
        HikariDataSource pool = new HikariDataSource(config);
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS DomainEventEntry");
            statement.execute("DROP TABLE IF EXISTS SnapshotEventEntry");
        }
        JdbcEventStorageEngine engine = JdbcEventStorageEngine.builder()
                .connectionProvider(pool::getConnection)
                // A connection commits by itself: one event is one transaction, with no round trip to begin or end it.
                .transactionManager(NoTransactionManager.INSTANCE)
                .eventSerializer(EngineTarget.JSON)
                .snapshotSerializer(EngineTarget.JSON)
                .build();
        engine.createSchema(tables);
        return new EngineTarget(engine, pool);
    }

    /** {@code postgresql://user:password@host:port/database} as the driver wants it. */
    private static String jdbcUrl(URI server) {
        String user = server.getUserInfo();
        if (user == null) {
            return "jdbc:" + server;
        }
        String[] parts = user.split(":", 2);
        String query = "?user=" + parts[0] + (parts.length == 2 ? "&password=" + parts[1] : "");
        return "jdbc:postgresql://" + server.getHost() + (server.getPort() < 0 ? "" : ":" + server.getPort())
                + server.getPath() + query;
    }
}

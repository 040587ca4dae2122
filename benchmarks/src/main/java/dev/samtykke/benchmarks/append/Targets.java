package dev.samtykke.benchmarks.append;

import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.jdbc.DataSourceConnectionProvider;
import org.axonframework.common.jdbc.UnitOfWorkAwareConnectionProviderWrapper;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventsourcing.eventstore.jdbc.EventTableFactory;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.MySqlEventTableFactory;
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
                false,
                storage);
    }

    /** Axon's JDBC engine on an H2 file as both ship: acknowledged before it is on disk. */
    static Target h2(Path folder, int writers) throws Exception {
        return inUnitsOfWork(h2Url(folder), MySqlEventTableFactory.INSTANCE, writers);
    }

    /** The same with what makes it faster: payloads in the row, and connections that commit by themselves. */
    static Target tunedH2(Path folder, int writers) throws Exception {
        return committingAlone(h2Url(folder), new PayloadsInRows(), writers);
    }

    /** Axon's JDBC engine on PostgreSQL; its tables are made anew. */
    static Target postgresql(URI server, int writers) throws Exception {
        return inUnitsOfWork(jdbcUrl(server), PostgresEventTableFactory.INSTANCE, writers);
    }

    /** The same on connections that commit by themselves: no round trip to end a transaction. */
    static Target tunedPostgresql(URI server, int writers) throws Exception {
        return committingAlone(jdbcUrl(server), PostgresEventTableFactory.INSTANCE, writers);
    }

    private static Target inUnitsOfWork(String url, EventTableFactory tables, int writers) throws SQLException {
        HikariDataSource pool = pool(url, writers);
        JdbcEventStorageEngine engine =
                jdbc(tables, new UnitOfWorkAwareConnectionProviderWrapper(new DataSourceConnectionProvider(pool)));
        return new EngineTarget(engine, true, pool);
    }

    private static Target committingAlone(String url, EventTableFactory tables, int writers) throws SQLException {
        HikariDataSource pool = pool(url, writers);
        return new EngineTarget(jdbc(tables, new DataSourceConnectionProvider(pool)), false, pool);
    }

    private static HikariDataSource pool(String url, int writers) throws SQLException {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(Math.min(writers, MOST_CONNECTIONS));
        HikariDataSource pool = new HikariDataSource(config);
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS DomainEventEntry");
            statement.execute("DROP TABLE IF EXISTS SnapshotEventEntry");
        }
        return pool;
    }

    private static JdbcEventStorageEngine jdbc(EventTableFactory tables, ConnectionProvider connections) {
        JdbcEventStorageEngine engine = JdbcEventStorageEngine.builder()
                .connectionProvider(connections)
                .transactionManager(NoTransactionManager.INSTANCE)
                .eventSerializer(EngineTarget.JSON)
                .snapshotSerializer(EngineTarget.JSON)
                .build();
        engine.createSchema(tables);
        return engine;
    }

    private static String h2Url(Path folder) {
        return "jdbc:h2:file:" + folder.resolve("events").toAbsolutePath();
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

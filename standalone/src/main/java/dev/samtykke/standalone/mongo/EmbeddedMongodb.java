package dev.samtykke.standalone.mongo;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import com.mongodb.MongoClientSettings;
import com.mongodb.ServerAddress;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.samtykke.standalone.storage.DataFolderUnusable;

/**
 * A MongoDB-protocol server inside this process that keeps its data in one file. After a crash the file holds what the
 * server held at some moment within the last commit interval; nothing in it is the only copy of anything, as projections
 * are built from events.
 */
public final class EmbeddedMongodb implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedMongodb.class);
    private static final int COMMITS_PER_COMPACTION = 20;
    private static final int FILL_RATE = 70;
    private static final int COMPACTED_AT_ONCE = 4 << 20;
    /** How long space that was freed is left alone; the library's 45 seconds let the file grow tenfold under load. */
    private static final int RETENTION_MILLIS = 5_000;

    private final MVStore store;
    private final H2Backend backend;
    private final WholeWrites writes;
    private final MongodbListener listener;
    private final ConnectionSecret secret = ConnectionSecret.fresh(new SecureRandom());
    private final ScheduledExecutorService committer;
    private int commits;
    private volatile boolean writable = true;

    EmbeddedMongodb(MVStore store, MongodbSettings settings) {
        store.setRetentionTime(RETENTION_MILLIS);
        this.store = store;
        this.backend = new TypedBackend(store);
        this.writes = new WholeWrites(backend);
        this.listener = new MongodbListener(writes.backend(), secret);
        this.committer = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "mongodb-commit");
            thread.setDaemon(true);
            return thread;
        });
        long every = settings.commitEvery().toMillis();
        committer.scheduleWithFixedDelay(this::commit, every, every, TimeUnit.MILLISECONDS);
    }

    /**
     * Opens the file, makes it unless it is there, and starts to serve.
     *
     * @throws DataFolderUnusable when the file is damaged or cannot be written
     */
    public static EmbeddedMongodb open(Path file, MongodbSettings settings) {
        try {
            return new EmbeddedMongodb(
                    new MVStore.Builder()
                            .fileName(file.toString())
                            .cacheSize(Math.toIntExact(settings.cache().toMegabytes()))
                            // Commits are ours to time: see WholeWrites.
                            .autoCommitDisabled()
                            .autoCommitBufferSize(0)
                            .open(),
                    settings);
        } catch (MVStoreException unreadable) {
            throw new DataFolderUnusable(
                    "The projections in " + file + " cannot be opened; when the file is damaged, remove it: "
                            + "they are built again from the events",
                    unreadable);
        }
    }

    /** A client of this server; the only way to reach it. */
    public MongoClient connect() {
        return MongoClients.create(MongoClientSettings.builder()
                .applyToClusterSettings(cluster -> cluster.hosts(List.of(
                        new ServerAddress("localhost", listener.address().getPort()))))
                .applyToSocketSettings(socket -> socket.applyToProxySettings(
                        proxy -> proxy.host(listener.address().getHostString())
                                .port(listener.address().getPort())
                                .username(ConnectionSecret.USER)
                                .password(secret.password())))
                .build());
    }

    int port() {
        return listener.address().getPort();
    }

    /** Writes all that was answered so far to the file. */
    void commit() {
        try {
            writes.between(() -> {
                store.commit();
                commits++;
                if (commits % COMMITS_PER_COMPACTION == 0) {
                    store.compact(FILL_RATE, COMPACTED_AT_ONCE);
                }
            });
        } catch (RuntimeException failed) {
            writable = false;
            LOG.error(
                    "Projections cannot be written to disk any more: {}",
                    failed.getClass().getName());
            throw failed;
        }
    }

    /** Whether everything was written to the file so far; once false, it stays so until the process starts again. */
    boolean isWritable() {
        return writable;
    }

    /** Finishes requests under way, writes everything and closes the file. */
    @Override
    public void close() {
        committer.shutdown();
        listener.close();
        backend.close();
    }
}

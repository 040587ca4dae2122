package dev.samtykke.axonserver;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.axoniq.axonserver.connector.command.CommandChannel;
import io.axoniq.axonserver.connector.event.EventChannel;
import io.axoniq.axonserver.connector.event.EventStream;
import org.axonframework.axonserver.connector.AxonServerConfiguration;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;

import dev.samtykke.eventsourcing.HistoryUnavailable;

/** The connection to Axon Server. It is restored by itself after a failure; what is asked for meanwhile fails at once. */
public final class ServerConnection implements AutoCloseable {

    /** How long an answer may take. */
    static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final int READ_AHEAD = 1_000;
    private static final int REFILL = 500;
    private static final int KEEP_ALIVE_MILLIS = 2_000;
    private static final int RECONNECT_MILLIS = 500;
    private static final int START_PAUSE_MILLIS = 250;

    private final AxonServerConnectionManager manager;

    private ServerConnection(AxonServerConnectionManager manager) {
        this.manager = manager;
    }

    /**
     * Connects, and waits for a server that is still starting.
     *
     * @param node name of this process, as the server shows it
     * @param longest how long to wait
     * @throws HistoryUnavailable when it does not answer in that time
     */
    public static ServerConnection open(AxonServerSettings settings, String node, Duration longest) {
        AxonServerConfiguration configuration = new AxonServerConfiguration();
        configuration.setServers(String.valueOf(settings.address()));
        configuration.setComponentName("samtykke");
        configuration.setClientId(node);
        configuration.setToken(settings.token());
        configuration.setSslEnabled(settings.certificate() != null);
        if (settings.certificate() != null) {
            configuration.setCertFile(settings.certificate().toString());
        }
        configuration.setKeepAliveTime(KEEP_ALIVE_MILLIS);
        configuration.setKeepAliveTimeout(PATIENCE.toMillis());
        configuration.setReconnectInterval(RECONNECT_MILLIS);
        configuration.setConnectTimeout(PATIENCE.toMillis());
        ServerConnection connection = new ServerConnection(AxonServerConnectionManager.builder()
                .axonServerConfiguration(configuration)
                .build());
        try {
            connection.awaitServer(System.nanoTime() + longest.toNanos());
            return connection;
        } catch (RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    private void awaitServer(long deadline) {
        while (true) {
            try {
                head();
                return;
            } catch (HistoryUnavailable notYet) {
                if (System.nanoTime() - deadline > 0) {
                    throw notYet;
                }
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(START_PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw HistoryUnavailable.unchanged(e);
        }
    }

    /** The manager, for what Axon itself sends through the server. */
    public AxonServerConnectionManager manager() {
        return manager;
    }

    /** Whether there is a connection now, as far as is known. */
    public boolean isConnected() {
        try {
            return manager.getConnection().isConnected();
        } catch (RuntimeException notNow) {
            return false;
        }
    }

    /** What commands are sent over, and come over. */
    public CommandChannel commands() {
        return manager.getConnection().commandChannel();
    }

    /** Whether the server itself says that it did not do what it was asked, and passed it on to nobody. */
    public static boolean isRefusal(Throwable failure) {
        return Failures.isRefusal(failure);
    }

    EventChannel events() {
        try {
            return manager.getConnection().eventChannel();
        } catch (RuntimeException e) {
            throw Failures.ofRead(e);
        }
    }

    /** The stored events after a position, as they come. */
    EventStream openStream(long after) {
        try {
            return events().openStream(after, READ_AHEAD, REFILL);
        } catch (RuntimeException e) {
            throw Failures.ofRead(e);
        }
    }

    /** The position of the last event; -1 when there is none. */
    public long head() {
        return Math.max(-1, answer(events().getLastToken()));
    }

    /** Waits for the answer to a question that changes nothing. */
    static <T> T answer(CompletableFuture<T> future) {
        try {
            return future.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw Failures.ofRead(e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            throw HistoryUnavailable.unchanged(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw HistoryUnavailable.unchanged(e);
        }
    }

    @Override
    public void close() {
        manager.shutdown();
    }
}

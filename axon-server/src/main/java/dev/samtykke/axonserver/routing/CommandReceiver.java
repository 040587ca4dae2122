package dev.samtykke.axonserver.routing;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

import io.axoniq.axonserver.connector.Registration;
import io.axoniq.axonserver.grpc.command.Command;
import io.axoniq.axonserver.grpc.command.CommandResponse;
import io.micrometer.observation.ObservationRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.samtykke.axonserver.ServerConnection;
import dev.samtykke.commanding.CommandRoute;
import dev.samtykke.commanding.wire.CommandKinds;
import dev.samtykke.http.problem.SafeTrace;
import dev.samtykke.personaldata.secrets.MessageSecrets;

/**
 * Takes commands from Axon Server. It takes no more than it can begin soon: what has to wait too long is handed back, to
 * be carried out by whoever sent it.
 */
public final class CommandReceiver implements AutoCloseable {

    /** How many commands are carried out at the same time: mostly they wait for the server. */
    private static final int WORKERS = 64;

    private static final int MOST_WAITING = 1_000;
    private static final int LOAD_FACTOR = 100;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);
    private static final Duration LONGEST_START = Duration.ofSeconds(5);
    private static final Duration QUIET = Duration.ofMillis(300);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(15);
    private static final Logger log = LoggerFactory.getLogger(CommandReceiver.class);

    private final ServerConnection server;
    private final CommandKinds kinds;
    private final ReceivedCommands commands;
    private final ThreadPoolExecutor workers;
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicLong lastCame = new AtomicLong(System.nanoTime());

    /**
     * @param here carries commands out in this process
     * @param kinds which ones
     * @param secrets the same in all processes of the installation
     * @param outage tells that a failure means that something is away which another process may reach
     * @param observations told of every command that came
     */
    public CommandReceiver(
            ServerConnection server,
            CommandRoute here,
            CommandKinds kinds,
            MessageSecrets secrets,
            Predicate<Throwable> outage,
            ObservationRegistry observations) {
        this.server = server;
        this.kinds = kinds;
        this.commands = new ReceivedCommands(here, kinds, secrets, outage, new HandlingObservation(observations));
        AtomicInteger number = new AtomicInteger();
        this.workers = new ThreadPoolExecutor(
                WORKERS,
                WORKERS,
                1,
                TimeUnit.MINUTES,
                new LinkedBlockingQueue<>(MOST_WAITING),
                task -> new Thread(task, "command-" + number.incrementAndGet()));
        workers.allowCoreThreadTimeOut(true);
    }

    /** Lets the server send commands here from now on, whenever there is a connection. */
    public void start() {
        Registration registration = server.commands()
                .registerCommandHandler(
                        this::receive, LOAD_FACTOR, kinds.names().toArray(String[]::new));
        try {
            registration.awaitAck(LONGEST_START.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | RuntimeException later) {
            log.warn("Axon Server has not confirmed that it sends commands here: {}", SafeTrace.of(later));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private CompletableFuture<CommandResponse> receive(Command message) {
        long came = System.nanoTime();
        lastCame.set(came);
        underWay.incrementAndGet();
        CompletableFuture<CommandResponse> response = new CompletableFuture<>();
        response.whenComplete((told, failure) -> underWay.decrementAndGet());
        try {
            workers.execute(() -> respond(message, came, response));
        } catch (RejectedExecutionException full) {
            response.complete(commands.declined(message));
        }
        return response;
    }

    private void respond(Command message, long came, CompletableFuture<CommandResponse> response) {
        try {
            boolean late = System.nanoTime() - came > LONGEST_WAIT.toNanos();
            response.complete(late ? commands.declined(message) : commands.respond(message));
        } catch (RuntimeException | Error failure) {
            log.error("A command cannot be answered: {}", SafeTrace.of(failure));
            // Its message would go to the server, and may quote the command.
            response.completeExceptionally(new IllegalStateException("No answer"));
        }
    }

    /** Gets no new commands from now on, and waits until those that came are carried out and answered. */
    public void stop() {
        try {
            server.commands().prepareDisconnect().get(LONGEST_STOP.toMillis(), TimeUnit.MILLISECONDS);
            long end = System.nanoTime() + LONGEST_STOP.toNanos();
            // What the server had on its way when it was told may still come.
            while (!isQuiet() && System.nanoTime() - end < 0) {
                Thread.sleep(QUIET.toMillis() / 10);
            }
        } catch (ExecutionException | TimeoutException | RuntimeException noConnection) {
            log.info("The server could not be told that this process stops: {}", SafeTrace.of(noConnection));
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isQuiet() {
        return underWay.get() == 0 && System.nanoTime() - lastCame.get() > QUIET.toNanos();
    }

    /** Ends when all commands that came have ended; hands back what comes later. */
    @Override
    public void close() {
        workers.shutdown();
        try {
            if (!workers.awaitTermination(LONGEST_STOP.toMillis(), TimeUnit.MILLISECONDS)) {
                log.warn("Commands were still under way when the process stopped");
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}

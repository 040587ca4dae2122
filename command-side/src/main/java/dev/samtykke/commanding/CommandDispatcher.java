package dev.samtykke.commanding;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;

import dev.samtykke.messages.Command;

/**
 * Sends commands and waits for their answers. A command that another one got in the way of is tried again on what the
 * other one left behind; one that this happens to again and again is carried out while all others of this process wait,
 * so that none is ever starved.
 *
 * <p>Thread safe.
 */
public final class CommandDispatcher {

    private static final int STRIPES = 1024; // a power of two
    private static final int SHARED_ATTEMPTS = 4;
    private static final int ATTEMPTS = 50;

    private final CommandGateway gateway;
    private final CommandObservation observation;
    private final Tracer tracer;
    private final Lock[] locks =
            Stream.generate(ReentrantLock::new).limit(STRIPES).toArray(Lock[]::new);
    private final ReadWriteLock traffic = new ReentrantReadWriteLock();

    /** @param gateway takes the commands to their handlers, here or on another node */
    public CommandDispatcher(CommandGateway gateway) {
        this(gateway, ObservationRegistry.NOOP, Tracer.NOOP);
    }

    /**
     * @param gateway takes the commands to their handlers, here or on another node
     * @param observations told of every command: its name, how long it took, what became of it
     * @param tracer knows the span under which a command runs
     */
    public CommandDispatcher(CommandGateway gateway, ObservationRegistry observations, Tracer tracer) {
        this.gateway = gateway;
        this.tracer = tracer;
        this.observation = new CommandObservation(observations);
    }

    /**
     * Carries a command out.
     *
     * @return what its handler answered, once all that it appended is durable
     * @throws dev.samtykke.rules.RuleBroken when a rule forbids it; nothing was changed then
     * @throws TooMuchContention when commands of other processes got in the way again and again; nothing was changed
     */
    public <A> A send(Command command, CommandContext context, Class<A> answerType) {
        return observation.around(command, context.traceId(), () -> carryOut(command, context, answerType));
    }

    private <A> A carryOut(Command command, CommandContext context, Class<A> answerType) {
        // Queueing up here is cheaper than failing in the store; it is no more than that, see Command.routingKey.
        return holding(locks[spread(command.routingKey().hashCode()) & (STRIPES - 1)], () -> {
            for (int attempt = 1; ; attempt++) {
                try {
                    Lock lane = attempt <= SHARED_ATTEMPTS ? traffic.readLock() : traffic.writeLock();
                    return holding(lane, () -> sendOnce(command, context, answerType));
                } catch (ConcurrencyException | AggregateStreamCreationException e) {
                    if (attempt == ATTEMPTS) {
                        throw new TooMuchContention();
                    }
                    pause(attempt);
                }
            }
        });
    }

    private <A> A sendOnce(Command command, CommandContext context, Class<A> answerType) {
        MetaData metaData = context.toCommandMetaData();
        @Nullable Span span = tracer.currentSpan();
        return answerType.cast(gateway.sendAndWait(new GenericCommandMessage<>(
                command,
                span == null
                        ? metaData
                        : CommandContext.withSpan(metaData, span.context().spanId()))));
    }

    private static <A> A holding(Lock lock, Supplier<A> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }

    private static void pause(int attempt) {
        long bound = TimeUnit.MICROSECONDS.toNanos(200L * Math.min(attempt, 25));
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(bound));
    }

    private static int spread(int hash) {
        return hash ^ (hash >>> 16);
    }
}

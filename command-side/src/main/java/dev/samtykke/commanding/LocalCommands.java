package dev.samtykke.commanding;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;

import dev.samtykke.messages.Command;

/**
 * Carries commands out in this process. One that another one got in the way of is tried again on what the other one left
 * behind; one that this happens to again and again is carried out while all others of this process wait, so that none is
 * ever starved.
 *
 * <p>Thread safe.
 */
public final class LocalCommands implements CommandRoute {

    private static final int SHARED_ATTEMPTS = 4;
    private static final int ATTEMPTS = 50;

    private final CommandGateway gateway;
    private final KeyLocks locks = new KeyLocks();
    private final ReadWriteLock traffic = new ReentrantReadWriteLock();

    /** @param gateway takes the commands to their handlers */
    public LocalCommands(CommandGateway gateway) {
        this.gateway = gateway;
    }

    @Override
    public <A> A send(Command command, MetaData metaData, Class<A> answerType) {
        // Queueing up here is cheaper than failing in the store; it is no more than that, see Command.routingKey.
        return holding(locks.of(command.routingKey()), () -> {
            for (int attempt = 1; ; attempt++) {
                try {
                    Lock lane = attempt <= SHARED_ATTEMPTS ? traffic.readLock() : traffic.writeLock();
                    return holding(
                            lane,
                            () -> answerType.cast(gateway.sendAndWait(new GenericCommandMessage<>(command, metaData))));
                } catch (ConcurrencyException | AggregateStreamCreationException e) {
                    if (attempt == ATTEMPTS) {
                        throw new TooMuchContention();
                    }
                    pause(attempt);
                }
            }
        });
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
}

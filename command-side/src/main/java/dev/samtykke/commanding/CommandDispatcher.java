package dev.samtykke.commanding;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;

import dev.samtykke.messages.Command;

/**
 * Sends commands and waits for their answers. A command that another one got in the way of is tried again on what the
 * other one left behind.
 *
 * <p>Thread safe.
 */
public final class CommandDispatcher {

    private static final int STRIPES = 1024; // a power of two
    private static final int ATTEMPTS = 50;

    private final CommandGateway gateway;
    private final Lock[] locks =
            Stream.generate(ReentrantLock::new).limit(STRIPES).toArray(Lock[]::new);

    /** @param gateway takes the commands to their handlers, here or on another node */
    public CommandDispatcher(CommandGateway gateway) {
        this.gateway = gateway;
    }

    /**
     * Carries a command out.
     *
     * @return what its handler answered, once all that it appended is durable
     * @throws dev.samtykke.rules.RuleBroken when a rule forbids it; nothing was changed then
     * @throws TooMuchContention when other commands got in the way again and again; nothing was changed then
     */
    public <A> A send(Command command, CommandContext context, Class<A> answerType) {
        // Queueing up here is cheaper than failing in the store; it is no more than that, see Command.routingKey.
        Lock lock = locks[spread(command.routingKey().hashCode()) & (STRIPES - 1)];
        lock.lock();
        try {
            return sendUntilUndisturbed(command, context, answerType);
        } finally {
            lock.unlock();
        }
    }

    private <A> A sendUntilUndisturbed(Command command, CommandContext context, Class<A> answerType) {
        for (int attempt = 1; ; attempt++) {
            try {
                return answerType.cast(
                        gateway.sendAndWait(new GenericCommandMessage<>(command, context.toCommandMetaData())));
            } catch (ConcurrencyException | AggregateStreamCreationException e) {
                if (attempt == ATTEMPTS) {
                    throw new TooMuchContention();
                }
                long pause = TimeUnit.MICROSECONDS.toNanos(200L * Math.min(attempt, 25));
                LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(pause));
            }
        }
    }

    private static int spread(int hash) {
        return hash ^ (hash >>> 16);
    }
}

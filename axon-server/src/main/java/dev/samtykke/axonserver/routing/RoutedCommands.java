package dev.samtykke.axonserver.routing;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.function.Supplier;

import io.axoniq.axonserver.grpc.command.Command;
import io.axoniq.axonserver.grpc.command.CommandResponse;
import io.micrometer.tracing.Tracer;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;

import dev.samtykke.axonserver.ServerConnection;
import dev.samtykke.commanding.CommandContext;
import dev.samtykke.commanding.CommandRoute;
import dev.samtykke.commanding.KeyLocks;
import dev.samtykke.commanding.TooMuchContention;
import dev.samtykke.commanding.wire.MessageNotCarried;
import dev.samtykke.eventsourcing.HistoryUnavailable;
import dev.samtykke.personaldata.secrets.MessageSecrets;

/**
 * Sends commands through Axon Server, which hands all with one routing key to the same process as long as the same
 * processes are there. Sequence numbers keep commands right wherever they are carried out, so whatever cannot be sent,
 * or surely was not carried out elsewhere, is carried out here.
 *
 * <p>Thread safe.
 */
public final class RoutedCommands implements CommandRoute {

    /** How long an answer may take. */
    static final Duration PATIENCE = Duration.ofSeconds(10);

    /** The longest message that is sent, in bytes; the server takes up to 4 MiB, and answers may be longer. */
    static final int LONGEST = 1 << 20;

    private static final Duration DETOUR = Duration.ofSeconds(10);

    private final ServerConnection server;
    private final CommandRoute here;
    private final CommandMessages messages;
    private final Spans spans;
    private final Ways ways;
    private final Exchange exchange;
    private final Detour detour = new Detour(DETOUR, System::nanoTime);
    private final KeyLocks turns = new KeyLocks();

    /**
     * @param here carries commands out in this process
     * @param secrets the same in all processes of the installation
     * @param tracer knows the span that a command belongs to
     * @param ways is told which way each command took
     */
    public RoutedCommands(
            ServerConnection server, CommandRoute here, MessageSecrets secrets, Tracer tracer, Ways ways) {
        this.server = server;
        this.here = here;
        this.messages = new CommandMessages(secrets);
        this.spans = new Spans(tracer);
        this.ways = ways;
        this.exchange = new Exchange(server, PATIENCE);
    }

    /**
     * {@inheritDoc}
     *
     * @throws HistoryUnavailable in doubt when it was sent, no answer came and it has no idempotency key
     */
    @Override
    public <A> A send(dev.samtykke.messages.Command command, MetaData metaData, Class<A> answerType) {
        // One command of a key at a time takes up a thread of whoever carries them out.
        return inTurn(turns.of(command.routingKey()), () -> carryOut(command, metaData, answerType));
    }

    private <A> A carryOut(dev.samtykke.messages.Command command, MetaData metaData, Class<A> answerType) {
        Supplier<A> instead = () -> here.send(command, metaData, answerType);
        if (detour.isOn()) {
            return take(Way.DETOUR, instead);
        }
        if (!server.isConnected()) {
            return take(Way.DISCONNECTED, instead);
        }
        @Nullable Command message = message(command, metaData);
        if (message == null) {
            return take(Way.UNFIT, instead);
        }
        try {
            Optional<CommandResponse> response = exchange.responseTo(message);
            return response.isPresent()
                    ? understand(message, response.get(), answerType, instead)
                    : take(Way.NO_HANDLER, instead);
        } catch (Unanswered unanswered) {
            detour.begin();
            if (CommandContext.of(metaData).commandKey() != null) {
                // If it was carried out after all, its key has the answer.
                return take(Way.REPEATED, instead);
            }
            ways.took(Way.UNANSWERED);
            throw HistoryUnavailable.inDoubt(unanswered);
        }
    }

    private @Nullable Command message(dev.samtykke.messages.Command command, MetaData metaData) {
        try {
            Command message = messages.of(command, metaData, spans.traceparent());
            return message.getSerializedSize() > LONGEST ? null : message;
        } catch (MessageNotCarried noForm) {
            return null;
        }
    }

    private <A> A understand(Command message, CommandResponse response, Class<A> answerType, Supplier<A> instead) {
        CommandMessages.Told told = told(message, response);
        return switch (told.outcome().what()) {
            case ANSWERED -> routed(answer(told, answerType));
            case REFUSED -> throw refusal(told.outcome());
            case CONTENDED -> throw routed(new TooMuchContention());
            case DECLINED -> take(Way.DECLINED, instead);
            case AWAY -> {
                detour.begin();
                yield take(Way.DECLINED, instead);
            }
            case IN_DOUBT -> throw new Unanswered("The process that took it does not know itself", null);
            case FAILED -> throw routed(new FailedElsewhere());
        };
    }

    private CommandMessages.Told told(Command message, CommandResponse response) {
        try {
            return messages.told(message, response);
        } catch (RuntimeException unreadable) {
            throw new Unanswered("The answer cannot be read", unreadable);
        }
    }

    private <A> A answer(CommandMessages.Told told, Class<A> type) {
        try {
            return messages.readAnswer(told.answer(), type);
        } catch (MessageNotCarried otherVersion) {
            throw new Unanswered("The answer cannot be read", otherVersion);
        }
    }

    private RuntimeException refusal(Outcome outcome) {
        Outcome.@Nullable Refusal refusal = outcome.refusal();
        return refusal == null
                ? new Unanswered("A refusal without a rule", null)
                : routed(new RefusedElsewhere(refusal));
    }

    /** An answer or a refusal that came back. */
    private <T> T routed(T told) {
        ways.took(Way.ROUTED);
        return told;
    }

    private <A> A take(Way way, Supplier<A> action) {
        ways.took(way);
        return action.get();
    }

    /** The turn keeps order and saves work; whoever waited too long for it goes on without. */
    private static <A> A inTurn(Lock turn, Supplier<A> action) {
        boolean mine = false;
        try {
            mine = turn.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            return action.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw HistoryUnavailable.unchanged(e);
        } finally {
            if (mine) {
                turn.unlock();
            }
        }
    }
}

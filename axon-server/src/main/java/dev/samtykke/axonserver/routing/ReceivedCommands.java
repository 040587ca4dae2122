package dev.samtykke.axonserver.routing;

import java.util.Optional;
import java.util.function.Predicate;

import io.axoniq.axonserver.grpc.command.CommandResponse;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.samtykke.axonserver.routing.CommandMessages.Received;
import dev.samtykke.axonserver.routing.Outcome.What;
import dev.samtykke.commanding.CommandRoute;
import dev.samtykke.commanding.TooMuchContention;
import dev.samtykke.commanding.wire.CommandKinds;
import dev.samtykke.commanding.wire.MessageNotCarried;
import dev.samtykke.eventsourcing.HistoryUnavailable;
import dev.samtykke.http.problem.SafeTrace;
import dev.samtykke.messages.Command;
import dev.samtykke.personaldata.secrets.MessageSecrets;
import dev.samtykke.rules.RuleBroken;

/** Carries out the commands that Axon Server hands to this process, and puts into words what became of them. */
final class ReceivedCommands {

    /** The longest answer that is sent, in bytes. */
    static final int LONGEST_ANSWER = 3 << 20;

    private static final Logger log = LoggerFactory.getLogger(ReceivedCommands.class);
    private static final byte[] NO_ANSWER = {};

    private final CommandRoute here;
    private final CommandKinds kinds;
    private final CommandMessages messages;
    private final Predicate<Throwable> outage;
    private final HandlingObservation observation;

    ReceivedCommands(
            CommandRoute here,
            CommandKinds kinds,
            MessageSecrets secrets,
            Predicate<Throwable> outage,
            HandlingObservation observation) {
        this.here = here;
        this.kinds = kinds;
        this.messages = new CommandMessages(secrets);
        this.outage = outage;
        this.observation = observation;
    }

    /** The response to a command; does not fail once anything may have been recorded. */
    CommandResponse respond(io.axoniq.axonserver.grpc.command.Command message) {
        Optional<Class<? extends Command>> kind = kinds.find(message.getName());
        if (kind.isEmpty()) {
            return told(message, What.DECLINED);
        }
        Received<?> received;
        try {
            received = messages.open(message, kind.get());
        } catch (RuntimeException unreadable) {
            log.warn("A command of another version or installation is declined: {}", SafeTrace.of(unreadable));
            return told(message, What.DECLINED);
        }
        return observation.around(received, () -> carryOut(message, received));
    }

    CommandResponse declined(io.axoniq.axonserver.grpc.command.Command message) {
        return told(message, What.DECLINED);
    }

    private CommandResponse carryOut(io.axoniq.axonserver.grpc.command.Command message, Received<?> received) {
        Object answer;
        try {
            answer = here.send(received.command(), received.metaData(), Object.class);
        } catch (RuleBroken broken) {
            return messages.response(message, Outcome.refused(broken), NO_ANSWER);
        } catch (RuntimeException | Error failure) {
            return told(message, meaning(failure));
        }
        return answered(message, answer);
    }

    private CommandResponse answered(io.axoniq.axonserver.grpc.command.Command message, Object answer) {
        try {
            CommandResponse response = messages.response(message, Outcome.of(What.ANSWERED), messages.answer(answer));
            return response.getSerializedSize() > LONGEST_ANSWER ? told(message, What.IN_DOUBT) : response;
        } catch (MessageNotCarried noForm) {
            return told(message, What.IN_DOUBT);
        }
    }

    private What meaning(Throwable failure) {
        if (failure instanceof TooMuchContention) {
            return What.CONTENDED;
        }
        if (failure instanceof HistoryUnavailable unavailable) {
            return unavailable.isInDoubt() ? What.IN_DOUBT : What.AWAY;
        }
        if (failure instanceof EventStoreException) {
            return What.DECLINED;
        }
        if (outage.test(failure)) {
            return What.AWAY;
        }
        log.error("A command of another process failed: {}", SafeTrace.of(failure));
        return What.FAILED;
    }

    private CommandResponse told(io.axoniq.axonserver.grpc.command.Command message, What what) {
        return messages.response(message, Outcome.of(what), NO_ANSWER);
    }
}

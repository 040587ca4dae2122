package dev.samtykke.commanding;

import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;

import dev.samtykke.messages.Command;

/**
 * Sends commands and waits for their answers.
 *
 * <p>Thread safe.
 */
public final class CommandDispatcher {

    private final CommandRoute route;
    private final CommandObservation observation;
    private final Tracer tracer;

    /** @param gateway takes the commands to their handlers in this process */
    public CommandDispatcher(CommandGateway gateway) {
        this(new LocalCommands(gateway), ObservationRegistry.NOOP, Tracer.NOOP);
    }

    /**
     * @param route takes the commands to their handlers, here or in another process
     * @param observations told of every command: its name, how long it took, what became of it
     * @param tracer knows the span under which a command runs
     */
    public CommandDispatcher(CommandRoute route, ObservationRegistry observations, Tracer tracer) {
        this.route = route;
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
        return observation.around(command, context.traceId(), () -> route.send(command, metaData(context), answerType));
    }

    private MetaData metaData(CommandContext context) {
        MetaData metaData = context.toCommandMetaData();
        @Nullable Span span = tracer.currentSpan();
        return span == null
                ? metaData
                : CommandContext.withSpan(metaData, span.context().spanId());
    }
}

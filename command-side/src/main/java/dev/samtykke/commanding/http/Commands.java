package dev.samtykke.commanding.http;

import java.util.Optional;

import tools.jackson.databind.json.JsonMapper;

import dev.samtykke.commanding.CommandContext;
import dev.samtykke.commanding.CommandDispatcher;
import dev.samtykke.commanding.RequestFingerprints;
import dev.samtykke.http.consistency.IdempotencyKey;
import dev.samtykke.http.trace.RequestContext;
import dev.samtykke.messages.Command;

/** Sends the command that a request asks for. */
public final class Commands {

    private final CommandDispatcher dispatcher;
    private final RequestFingerprints fingerprints;
    private final JsonMapper json;

    /** @param json writes requests, to tell them apart */
    public Commands(CommandDispatcher dispatcher, RequestFingerprints fingerprints, JsonMapper json) {
        this.dispatcher = dispatcher;
        this.fingerprints = fingerprints;
        this.json = json;
    }

    /**
     * Sends a command and waits for its answer.
     *
     * @param request the request body; under one idempotency key it must always be the same
     */
    public <A> A send(
            Command command, Object request, RequestContext caller, Optional<IdempotencyKey> key, Class<A> answerType) {
        CommandContext context = key.map(given -> new CommandContext(
                        caller.actor(),
                        caller.traceId(),
                        fingerprints.ofKey(caller.actor(), given.value()),
                        fingerprints.ofRequest(kind(command), json.writeValueAsBytes(request))))
                .orElseGet(() -> CommandContext.of(caller.actor(), caller.traceId()));
        return dispatcher.send(command, context, answerType);
    }

    /** The same body sent to another path is another request; what the path names is the command's routing key. */
    private static String kind(Command command) {
        return command.getClass().getSimpleName() + " " + command.routingKey();
    }
}

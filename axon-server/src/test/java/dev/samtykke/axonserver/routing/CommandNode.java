package dev.samtykke.axonserver.routing;

import java.time.Period;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Tracer;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.MetaData;

import dev.samtykke.axonserver.Nodes;
import dev.samtykke.axonserver.ServerConnection;
import dev.samtykke.commanding.CommandContext;
import dev.samtykke.commanding.CommandRoute;
import dev.samtykke.commanding.wire.CommandKinds;
import dev.samtykke.messages.Command;
import dev.samtykke.personaldata.secrets.MessageSecrets;
import dev.samtykke.purpose.BasisTerms;
import dev.samtykke.purpose.DefinePurpose;
import dev.samtykke.purpose.LawfulBasis;
import dev.samtykke.purpose.PurposeTerms;
import dev.samtykke.purpose.RetirePurpose;
import dev.samtykke.purpose.command.PurposeAnswer;

/** A process that takes commands, with or without a life behind it. */
final class CommandNode implements AutoCloseable {

    final ServerConnection server;
    final Ways ways = new Ways();
    final RoutedCommands route;
    final CommandReceiver receiver;

    /** Routing keys of what was carried out here, whoever sent it. */
    final List<String> carriedOut = new CopyOnWriteArrayList<>();

    CommandNode(String address, MessageSecrets secrets, CommandRoute here) {
        server = Nodes.connect(address);
        CommandRoute noting = new CommandRoute() {
            @Override
            public <A> A send(Command command, MetaData metaData, Class<A> answerType) {
                carriedOut.add(command.routingKey());
                return here.send(command, metaData, answerType);
            }
        };
        route = new RoutedCommands(server, noting, secrets, Tracer.NOOP, ways);
        receiver = new CommandReceiver(
                server,
                noting,
                CommandKinds.handledBy(Stream.of(new Handling())),
                secrets,
                failure -> failure instanceof IllegalStateException,
                ObservationRegistry.NOOP);
    }

    CommandNode taking() {
        receiver.start();
        return this;
    }

    PurposeAnswer retire(String purpose) {
        return retire(purpose, CommandContext.of("tests", "trace"));
    }

    PurposeAnswer retire(String purpose, CommandContext context) {
        return route.send(new RetirePurpose(purpose, "it is over"), metaData(context), PurposeAnswer.class);
    }

    PurposeAnswer define(String purpose, CommandContext context) {
        PurposeTerms terms = new PurposeTerms(
                purpose,
                "What it is for",
                LawfulBasis.CONSENT,
                BasisTerms.NONE,
                List.of("contact"),
                Period.ofYears(3),
                null,
                false,
                false,
                false,
                false);
        return route.send(new DefinePurpose(purpose, terms, true), metaData(context), PurposeAnswer.class);
    }

    private static MetaData metaData(CommandContext context) {
        MetaData metaData = MetaData.with("actor", context.actor()).and("traceId", context.traceId());
        return context.commandKey() == null || context.fingerprint() == null
                ? metaData
                : metaData.and("commandKey", context.commandKey()).and("fingerprint", context.fingerprint());
    }

    @Override
    public void close() {
        receiver.close();
        server.close();
    }

    /** Answers with the actor and the trace id. */
    static final class Answering implements CommandRoute {

        @Override
        public <A> A send(Command command, MetaData metaData, Class<A> answerType) {
            CommandContext context = CommandContext.of(metaData);
            return answerType.cast(
                    new PurposeAnswer(command.routingKey(), 1, context.actor() + " " + context.traceId()));
        }
    }

    /** Does something before it answers. */
    record Doing(Runnable first) implements CommandRoute {

        @Override
        public <A> A send(Command command, MetaData metaData, Class<A> answerType) {
            first.run();
            return new Answering().send(command, metaData, answerType);
        }
    }

    /** What it says it can carry out. */
    static final class Handling {

        @CommandHandler
        PurposeAnswer handle(RetirePurpose command) {
            throw new UnsupportedOperationException(command.purpose());
        }

        @CommandHandler
        PurposeAnswer handle(DefinePurpose command) {
            throw new UnsupportedOperationException(command.purpose());
        }
    }
}

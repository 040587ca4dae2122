package dev.samtykke.commanding;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Tracer;
import org.axonframework.commandhandling.AnnotationCommandHandlerAdapter;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;

import dev.samtykke.consent.command.ConsentCommands;
import dev.samtykke.consent.command.ConsentPolicy;
import dev.samtykke.consent.command.SignalledDecisions;
import dev.samtykke.customer.CustomerEvent;
import dev.samtykke.customer.CustomerState;
import dev.samtykke.customer.command.CustomerCommands;
import dev.samtykke.eventsourcing.EventPositions;
import dev.samtykke.eventsourcing.EventStreams;
import dev.samtykke.eventsourcing.SnapshotWriter;
import dev.samtykke.eventsourcing.StreamCatalogue;
import dev.samtykke.eventsourcing.StreamTransactions;
import dev.samtykke.eventsourcing.Streams;
import dev.samtykke.identity.command.IdentityFeature;
import dev.samtykke.identity.command.IdentityPolicy;
import dev.samtykke.ingestion.command.CollectCommands;
import dev.samtykke.messages.Command;
import dev.samtykke.messages.Recorded;
import dev.samtykke.notice.command.NoticeCommands;
import dev.samtykke.permission.Catalogue;
import dev.samtykke.purpose.command.PurposeCommands;
import dev.samtykke.signal.command.SignalCommands;
import dev.samtykke.source.command.SourceCommands;

/** The command side on a store in memory, with a clock that a test moves: thousands of them fit into a second. */
public final class InMemoryCommandSide {

    private final InMemoryEventStorageEngine engine = new InMemoryEventStorageEngine();
    private final EventStore store =
            EmbeddedEventStore.builder().storageEngine(engine).build();
    private final EventStreams streams = new EventStreams(store, new SnapshotWriter(store, Integer.MAX_VALUE), 1_000);
    private final CommandDispatcher dispatcher;
    private Instant now = CommandSide.NOW;
    private int ids;

    public InMemoryCommandSide() {
        CommandBus bus = SimpleCommandBus.builder().build();
        List<Object> handlers = handlers().toList();
        handlers.forEach(handler -> new AnnotationCommandHandlerAdapter<>(handler).subscribe(bus));
        dispatcher = new CommandDispatcher(new CarriedCommands(bus, handlers), ObservationRegistry.NOOP, Tracer.NOOP);
    }

    private Stream<Object> handlers() {
        Clock clock = new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
        Supplier<String> nextId = () -> "id" + ++ids;
        CommandTransactions transactions = new CommandTransactions(
                new StreamTransactions(streams, store, (type, id) -> "s", clock, nextId), new ObjectMapper());
        IdentityFeature identity = new IdentityFeature(transactions, streams, IdentityPolicy.DEFAULT, clock, nextId);
        return Stream.of(
                new PurposeCommands(transactions),
                new NoticeCommands(transactions),
                new ConsentCommands(transactions, identity.resolution(), catalogue(), ConsentPolicy.DEFAULT, clock),
                identity.commands(),
                new CustomerCommands(transactions, identity.resolution(), catalogue(), clock),
                new SourceCommands(transactions, catalogue()),
                new CollectCommands(
                        transactions,
                        identity.resolution(),
                        catalogue(),
                        positions(),
                        new SignalledDecisions(catalogue(), ConsentPolicy.DEFAULT),
                        clock),
                new SignalCommands(
                        transactions,
                        identity.resolution(),
                        new SignalledDecisions(catalogue(), ConsentPolicy.DEFAULT),
                        clock));
    }

    private EventPositions positions() {
        Set<String> known = new HashSet<>();
        store.subscribe(events -> events.forEach(event -> known.add(event.getIdentifier())));
        return new EventPositions() {
            @Override
            public OptionalLong positionOf(String eventId) {
                return known.contains(eventId) ? OptionalLong.of(0) : OptionalLong.empty();
            }

            @Override
            public long head() {
                return known.size() - 1L;
            }
        };
    }

    public <A> A send(Command command, Class<A> answerType) {
        return dispatcher.send(command, CommandContext.of("test", "trace"), answerType);
    }

    public <A> A send(Command command, String key, Class<A> answerType) {
        return dispatcher.send(command, new CommandContext("test", "trace", key, "print of " + key), answerType);
    }

    public void pass(Duration time) {
        now = now.plus(time);
    }

    public Instant now() {
        return now;
    }

    public Catalogue catalogue() {
        return new StreamCatalogue(streams);
    }

    /** Every event that was ever stored, in order. */
    public List<Object> everything() {
        List<Object> everything = new ArrayList<>();
        engine.readEvents(null, false).forEach(event -> everything.add(event.getPayload()));
        return everything;
    }

    /** The state that commands are decided on. */
    public CustomerState customer(String customerId) {
        return streams.state(Streams.CUSTOMER, customerId);
    }

    /** The state that follows from the stored events alone. */
    public CustomerState replayed(String customerId) {
        CustomerState state = CustomerState.unknown(customerId);
        for (Recorded<CustomerEvent> recorded : history(customerId)) {
            state = state.evolve(recorded);
        }
        return state;
    }

    public List<Recorded<CustomerEvent>> history(String customerId) {
        List<Recorded<CustomerEvent>> history = new ArrayList<>();
        streams.forEach(Streams.CUSTOMER, customerId, history::add);
        return history;
    }
}

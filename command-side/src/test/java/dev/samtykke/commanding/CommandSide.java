package dev.samtykke.commanding;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.crypto.tink.KeyTemplates;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Tracer;
import org.axonframework.commandhandling.AnnotationCommandHandlerAdapter;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;

import dev.samtykke.consent.command.ConsentCommands;
import dev.samtykke.consent.command.ConsentImportCommands;
import dev.samtykke.consent.command.ConsentPolicy;
import dev.samtykke.consent.command.SignalledDecisions;
import dev.samtykke.customer.CustomerEvent;
import dev.samtykke.customer.CustomerState;
import dev.samtykke.eventsourcing.EventPositions;
import dev.samtykke.eventsourcing.EventStreams;
import dev.samtykke.eventsourcing.SnapshotWriter;
import dev.samtykke.eventsourcing.StreamCatalogue;
import dev.samtykke.eventsourcing.StreamTransactions;
import dev.samtykke.eventsourcing.Streams;
import dev.samtykke.eventsourcing.serialization.EventSerializer;
import dev.samtykke.eventstore.EventStorage;
import dev.samtykke.eventstore.EventStoreOptions;
import dev.samtykke.eventstore.RocksEventStorageEngine;
import dev.samtykke.identity.Identifier;
import dev.samtykke.identity.IdentifierType;
import dev.samtykke.identity.Subject;
import dev.samtykke.identity.command.IdentityFeature;
import dev.samtykke.identity.command.IdentityPolicy;
import dev.samtykke.ingestion.command.CollectCommands;
import dev.samtykke.messages.Command;
import dev.samtykke.notice.PublishNotice;
import dev.samtykke.notice.command.NoticeAnswer;
import dev.samtykke.notice.command.NoticeCommands;
import dev.samtykke.personaldata.keys.InMemoryKeyRecords;
import dev.samtykke.personaldata.keys.SubjectKeys;
import dev.samtykke.personaldata.sealing.PayloadSealer;
import dev.samtykke.privacy.PersonalText;
import dev.samtykke.purpose.BasisTerms;
import dev.samtykke.purpose.DefinePurpose;
import dev.samtykke.purpose.LawfulBasis;
import dev.samtykke.purpose.PurposeTerms;
import dev.samtykke.purpose.command.PurposeAnswer;
import dev.samtykke.purpose.command.PurposeCommands;
import dev.samtykke.signal.command.SignalCommands;
import dev.samtykke.source.command.SourceCommands;

/** The command side on a real store, without HTTP. */
public final class CommandSide implements AutoCloseable {

    public static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");

    public final EventStreams streams;
    public final EventStore store;
    private final EventStorage storage;
    private final SnapshotWriter snapshots;
    private final CommandDispatcher dispatcher;

    public CommandSide(Path folder) {
        storage = EventStorage.open(EventStoreOptions.in(folder));
        EventSerializer serializer = new EventSerializer(
                Streams.types(),
                new PayloadSealer(new SubjectKeys(new InMemoryKeyRecords(), masterKey()), new SecureRandom()));
        store = EmbeddedEventStore.builder()
                .storageEngine(RocksEventStorageEngine.builder(storage)
                        .eventSerializer(serializer)
                        .snapshotSerializer(serializer)
                        .build())
                .build();
        snapshots = new SnapshotWriter(store, 100);
        streams = new EventStreams(store, snapshots, 10_000);
        CommandBus bus = SimpleCommandBus.builder().build();
        List<Object> handlers = handlers().toList();
        handlers.forEach(handler -> new AnnotationCommandHandlerAdapter<>(handler).subscribe(bus));
        dispatcher = new CommandDispatcher(new CarriedCommands(bus, handlers), ObservationRegistry.NOOP, Tracer.NOOP);
    }

    private Stream<Object> handlers() {
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        Supplier<String> ids = () -> UUID.randomUUID().toString();
        CommandTransactions transactions = new CommandTransactions(
                new StreamTransactions(streams, store, (type, id) -> "s", clock, ids), new ObjectMapper());
        IdentityFeature identity = new IdentityFeature(transactions, streams, IdentityPolicy.DEFAULT, clock, ids);
        return Stream.of(
                new PurposeCommands(transactions),
                new NoticeCommands(transactions),
                new ConsentCommands(
                        transactions,
                        identity.resolution(),
                        new StreamCatalogue(streams),
                        ConsentPolicy.DEFAULT,
                        clock),
                new ConsentImportCommands(transactions),
                identity.commands(),
                new SourceCommands(transactions, new StreamCatalogue(streams)),
                new CollectCommands(
                        transactions,
                        identity.resolution(),
                        new StreamCatalogue(streams),
                        positions(),
                        new SignalledDecisions(new StreamCatalogue(streams), ConsentPolicy.DEFAULT),
                        clock),
                new SignalCommands(
                        transactions,
                        identity.resolution(),
                        new SignalledDecisions(new StreamCatalogue(streams), ConsentPolicy.DEFAULT),
                        clock));
    }

    private EventPositions positions() {
        return new EventPositions() {
            @Override
            public OptionalLong positionOf(String eventId) {
                return storage.positionOf(eventId);
            }

            @Override
            public long head() {
                return storage.head();
            }
        };
    }

    private static com.google.crypto.tink.Aead masterKey() {
        try {
            AeadConfig.register();
            return KeysetHandle.generateNew(KeyTemplates.get("AES256_GCM"))
                    .getPrimitive(RegistryConfiguration.get(), com.google.crypto.tink.Aead.class);
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public <A> A send(Command command, Class<A> answerType) {
        return dispatcher.send(command, CommandContext.of("test", "trace"), answerType);
    }

    public <A> A send(Command command, String key, String fingerprint, Class<A> answerType) {
        return dispatcher.send(command, new CommandContext("test", "trace", key, fingerprint), answerType);
    }

    /** Defines the purpose and publishes a notice {@code privacy} that covers it. */
    public CommandSide withPurpose(String purpose) {
        return withPurpose(purpose, false, false);
    }

    public CommandSide withPurpose(String purpose, boolean explicitRequired, boolean acceptsUnverified) {
        PurposeTerms terms = new PurposeTerms(
                purpose,
                "What it is for",
                LawfulBasis.CONSENT,
                BasisTerms.NONE,
                List.of("contact"),
                Period.ofYears(3),
                null,
                false,
                explicitRequired,
                acceptsUnverified,
                false);
        send(new DefinePurpose(purpose, terms, true), PurposeAnswer.class);
        send(new PublishNotice("privacy", "da", "Vi skriver til dig", List.of(purpose), false), NoticeAnswer.class);
        return this;
    }

    public CommandDispatcher dispatcher() {
        return dispatcher;
    }

    public CustomerState customer(String customerId) {
        return streams.state(Streams.CUSTOMER, customerId);
    }

    public List<CustomerEvent> events(String customerId) {
        List<CustomerEvent> events = new ArrayList<>();
        streams.forEach(Streams.CUSTOMER, customerId, recorded -> events.add(recorded.event()));
        return events;
    }

    public long head() {
        return storage.head();
    }

    public static Subject known(String customerId) {
        return new Subject(customerId, List.of());
    }

    public static Subject by(String... emails) {
        return new Subject(null, Stream.of(emails).map(CommandSide::email).toList());
    }

    public static Identifier email(String address) {
        return new Identifier("key-of-" + address.hashCode(), IdentifierType.EMAIL, PersonalText.of(address));
    }

    @Override
    public void close() {
        snapshots.close();
        storage.close();
    }
}

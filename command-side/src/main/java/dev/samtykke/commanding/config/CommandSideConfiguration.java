package dev.samtykke.commanding.config;

import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Tracer;
import org.axonframework.commandhandling.AnnotationCommandHandlerAdapter;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.json.JsonMapper;

import dev.samtykke.commanding.CommandDispatcher;
import dev.samtykke.commanding.CommandRoute;
import dev.samtykke.commanding.CommandTransactions;
import dev.samtykke.commanding.CommittedEvents;
import dev.samtykke.commanding.LocalCommands;
import dev.samtykke.commanding.RequestFingerprints;
import dev.samtykke.commanding.http.Commands;
import dev.samtykke.commanding.wire.CommandKinds;
import dev.samtykke.consent.command.ConsentCommands;
import dev.samtykke.consent.command.ConsentImportCommands;
import dev.samtykke.consent.command.ConsentPolicy;
import dev.samtykke.consent.command.ConsentSettings;
import dev.samtykke.customer.command.CustomerCommands;
import dev.samtykke.eventsourcing.EventStreams;
import dev.samtykke.eventsourcing.StreamCatalogue;
import dev.samtykke.eventsourcing.StreamStamp;
import dev.samtykke.eventsourcing.StreamTransactions;
import dev.samtykke.http.problem.Outage;
import dev.samtykke.identity.command.CustomerLookup;
import dev.samtykke.identity.command.IdentityCommands;
import dev.samtykke.identity.command.IdentityFeature;
import dev.samtykke.identity.command.IdentityResolution;
import dev.samtykke.identity.command.IdentitySettings;
import dev.samtykke.identity.command.SubjectReader;
import dev.samtykke.ingestion.command.CollectCommands;
import dev.samtykke.mongodb.Outages;
import dev.samtykke.notice.command.NoticeCommands;
import dev.samtykke.personaldata.identifiers.IdentifierKeys;
import dev.samtykke.purpose.command.PurposeCommands;
import dev.samtykke.signal.command.SignalCommands;
import dev.samtykke.source.command.SourceCommands;

/**
 * The command side. Needs from its surroundings: an event store with its streams, positions and stamps, identifier keys,
 * request fingerprints, a clock.
 */
@Configuration(proxyBeanMethods = false)
@Import({ConsentImportConfiguration.class, IngestionConfiguration.class, TrackingHttpConfiguration.class})
@EnableConfigurationProperties({ConsentSettings.class, IdentitySettings.class, TrackingSettings.class})
@ComponentScan(
        basePackages = "dev.samtykke",
        // Both sides of a feature may have a controller of the same simple name.
        nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class,
        useDefaultFilters = false,
        includeFilters =
                @Filter(type = FilterType.REGEX, pattern = "dev\\.samtykke\\..+\\.command\\.[A-Za-z]+Controller"))
public class CommandSideConfiguration {

    /** The customers' keys may be in a database. */
    @Bean
    Outage keyVaultOutage() {
        return Outages::causedBy;
    }

    @Bean
    CommandBus commandBus() {
        return SimpleCommandBus.builder().build();
    }

    @Bean
    CommandGateway commandGateway(CommandBus commandBus) {
        return DefaultCommandGateway.builder().commandBus(commandBus).build();
    }

    @Bean
    LocalCommands localCommands(CommandGateway gateway) {
        return new LocalCommands(gateway);
    }

    /** @param route to this process, unless its surroundings have a better one that is primary */
    @Bean
    CommandDispatcher commandDispatcher(
            CommandRoute route, ObservationRegistry observations, ObjectProvider<Tracer> tracer) {
        return new CommandDispatcher(route, observations, tracer.getIfAvailable(() -> Tracer.NOOP));
    }

    @Bean
    CommittedEvents committedEvents(EventStore store) {
        return new CommittedEvents(store);
    }

    @Bean
    Commands commands(CommandDispatcher dispatcher, RequestFingerprints fingerprints, JsonMapper json) {
        return new Commands(dispatcher, fingerprints, json);
    }

    @Bean
    Supplier<String> eventIds() {
        // Time-ordered UUIDs (RFC 9562, version 7) keep the indexes that hold them compact.
        NoArgGenerator generator = Generators.timeBasedEpochRandomGenerator();
        return () -> generator.generate().toString();
    }

    @Bean
    CommandTransactions commandTransactions(
            EventStreams streams, EventStore store, StreamStamp stamp, Clock clock, Supplier<String> eventIds) {
        return new CommandTransactions(
                new StreamTransactions(streams, store, stamp, clock, eventIds), new ObjectMapper());
    }

    @Bean
    IdentityFeature identityFeature(
            CommandTransactions transactions,
            EventStreams streams,
            IdentitySettings settings,
            Clock clock,
            Supplier<String> eventIds) {
        return new IdentityFeature(transactions, streams, settings.policy(), clock, eventIds);
    }

    @Bean
    IdentityResolution identityResolution(IdentityFeature identity) {
        return identity.resolution();
    }

    @Bean
    SubjectReader subjectReader(IdentifierKeys keys) {
        return new SubjectReader(keys);
    }

    @Bean
    CustomerLookup customerLookup(EventStreams streams) {
        return new CustomerLookup(streams);
    }

    @Bean
    PurposeCommands purposeCommands(CommandTransactions transactions) {
        return new PurposeCommands(transactions);
    }

    @Bean
    NoticeCommands noticeCommands(CommandTransactions transactions) {
        return new NoticeCommands(transactions);
    }

    @Bean
    ConsentCommands consentCommands(
            CommandTransactions transactions,
            IdentityResolution identities,
            EventStreams streams,
            ConsentPolicy policy,
            Clock clock) {
        return new ConsentCommands(transactions, identities, new StreamCatalogue(streams), policy, clock);
    }

    @Bean
    ConsentPolicy consentPolicy(ConsentSettings settings) {
        return ConsentPolicy.DEFAULT.withAgeOfConsent(settings.ageOfConsent());
    }

    @Bean
    IdentityCommands identityCommands(IdentityFeature identity) {
        return identity.commands();
    }

    @Bean
    CustomerCommands customerCommands(
            CommandTransactions transactions, IdentityResolution identities, EventStreams streams, Clock clock) {
        return new CustomerCommands(transactions, identities, new StreamCatalogue(streams), clock);
    }

    @Bean
    SourceCommands sourceCommands(CommandTransactions transactions, EventStreams streams) {
        return new SourceCommands(transactions, new StreamCatalogue(streams));
    }

    @Bean
    CommandHandlers commandHandlers(
            PurposeCommands purposes,
            NoticeCommands notices,
            ConsentCommands consents,
            IdentityCommands identities,
            CustomerCommands customers,
            ConsentImportCommands imports,
            SourceCommands sources,
            CollectCommands collect,
            SignalCommands signals) {
        return new CommandHandlers(
                List.of(purposes, notices, consents, identities, customers, imports, sources, collect, signals));
    }

    @Bean
    CommandKinds commandKinds(CommandHandlers handlers) {
        return CommandKinds.handledBy(handlers.all().stream());
    }

    @Bean
    SmartInitializingSingleton subscribeCommandHandlers(CommandBus commandBus, CommandHandlers handlers) {
        return () ->
                handlers.all().forEach(handler -> new AnnotationCommandHandlerAdapter<>(handler).subscribe(commandBus));
    }

    /** All of them. */
    record CommandHandlers(List<Object> all) {}
}

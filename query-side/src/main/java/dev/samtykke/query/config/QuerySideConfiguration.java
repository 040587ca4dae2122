package dev.samtykke.query.config;

import java.time.Clock;
import java.util.List;
import java.util.UUID;

import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.tracing.Tracer;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import tools.jackson.databind.json.JsonMapper;

import dev.samtykke.consent.query.ConsentPart;
import dev.samtykke.customer.Preferences;
import dev.samtykke.customer.query.StandingEvents;
import dev.samtykke.eventsourcing.EventPositions;
import dev.samtykke.eventsourcing.EventStreams;
import dev.samtykke.eventsourcing.Streams;
import dev.samtykke.http.consistency.ReadYourWrites;
import dev.samtykke.http.problem.Outage;
import dev.samtykke.identity.query.MergeRecord;
import dev.samtykke.ingestion.query.WithheldProjection;
import dev.samtykke.mongodb.Outages;
import dev.samtykke.profile.query.ProfileProjection;
import dev.samtykke.profile.query.ProfileReading;
import dev.samtykke.profile.query.ProfileStreams;
import dev.samtykke.projection.Pictures;
import dev.samtykke.projection.Projection;
import dev.samtykke.projection.ProjectionMetrics;
import dev.samtykke.projection.ProjectionSettings;
import dev.samtykke.projection.Projections;
import dev.samtykke.projection.StreamDocuments;
import dev.samtykke.projection.StreamFollower;
import dev.samtykke.projection.StreamParts;
import dev.samtykke.projection.query.RebuildEvents;
import dev.samtykke.purpose.BasisTerms;
import dev.samtykke.purpose.PurposeTerms;
import dev.samtykke.query.api.ProjectionNames;
import dev.samtykke.statistics.query.ConsentStatistics;
import dev.samtykke.statistics.query.CurrentConsents;

/**
 * The query side. Needs from its surroundings: a {@link MongoDatabase} for the documents, the event store with its
 * streams and positions, identifier keys, a payload sealer, a clock and {@link ProjectionSettings}. It starts and stops
 * the projections with the context, and gives the HTTP API its {@link ReadYourWrites}.
 */
@Configuration(proxyBeanMethods = false)
@ComponentScan(
        basePackages = "dev.samtykke",
        // Both sides of a feature may have a controller of the same simple name.
        nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class,
        useDefaultFilters = false,
        includeFilters =
                @Filter(type = FilterType.REGEX, pattern = "dev\\.samtykke\\..+\\.query\\.[A-Za-z]+Controller"))
public class QuerySideConfiguration {

    /** How many parts of the history are projected to customers at the same time: one is folded while one is written. */
    private static final int CUSTOMER_SEGMENTS = 2;

    @Bean
    Projection customerProjection(EventStore store) {
        return new StreamDocuments<>(
                ProjectionNames.CUSTOMER,
                DocumentShapes.CUSTOMER,
                CUSTOMER_SEGMENTS,
                Streams.CUSTOMER,
                store,
                Pictures::of);
    }

    @Bean
    Projection purposeProjection(EventStore store) {
        return new StreamDocuments<>(
                ProjectionNames.PURPOSE, DocumentShapes.PURPOSE, 1, Streams.PURPOSE, store, Pictures::of);
    }

    @Bean
    Projection noticeProjection(EventStore store) {
        return new StreamDocuments<>(
                ProjectionNames.NOTICE, DocumentShapes.NOTICE, 1, Streams.NOTICE, store, Pictures::of);
    }

    @Bean
    Projection sourceProjection(EventStore store) {
        return new StreamDocuments<>(
                ProjectionNames.SOURCE, DocumentShapes.SOURCE, 1, Streams.SOURCE, store, Pictures::of);
    }

    @Bean
    Projection consentStatistics() {
        return new ConsentStatistics();
    }

    @Bean
    Projection currentConsents(EventStore store) {
        return new CurrentConsents(DocumentShapes.CURRENT_CONSENTS, store);
    }

    @Bean
    Projection consentProjection(EventStore store) {
        return new StreamParts<>(
                ProjectionNames.CONSENT,
                DocumentShapes.CONSENT,
                1,
                Streams.CUSTOMER,
                StandingEvents::contain,
                store,
                ConsentPart::of);
    }

    @Bean
    Projection mergeProjection(EventStore store) {
        return new StreamDocuments<>(
                ProjectionNames.MERGE, DocumentShapes.MERGE, 1, MergeRecord.STREAM, store, Pictures::of);
    }

    @Bean
    Projection profileProjection() {
        return new ProfileProjection(DocumentShapes.PROFILE, CUSTOMER_SEGMENTS);
    }

    @Bean
    Projection withheldProjection() {
        return new WithheldProjection(DocumentShapes.WITHHELD);
    }

    @Bean
    Outage databaseOutage() {
        return Outages::causedBy;
    }

    @Bean
    RebuildEvents rebuildEvents() {
        return new RebuildEvents();
    }

    @Bean(initMethod = "start")
    Projections projections(
            List<Projection> projections,
            MongoDatabase database,
            EventStore store,
            EventPositions positions,
            ProjectionSettings settings,
            Clock clock,
            ObjectProvider<Tracer> tracer) {
        return new Projections(
                projections,
                database,
                store,
                positions,
                settings,
                clock,
                () -> UUID.randomUUID().toString(),
                tracer.getIfAvailable(() -> Tracer.NOOP));
    }

    @Bean
    ProjectionMetrics projectionMetrics(Projections projections, Clock clock) {
        return new ProjectionMetrics(projections, clock);
    }

    @Bean
    MeterBinder profileStreamMetrics(ProfileStreams streams) {
        return registry -> {
            Gauge.builder("samtykke.profile.streams", streams, ProfileStreams::followingOne)
                    .description("Readers that follow profiles")
                    .tag("of", "one")
                    .register(registry);
            Gauge.builder("samtykke.profile.streams", streams, ProfileStreams::followingAll)
                    .description("Readers that follow profiles")
                    .tag("of", "everybody")
                    .register(registry);
        };
    }

    @Bean(initMethod = "start")
    StreamFollower streamFollower(EventStore store, EventStreams streams) {
        return new StreamFollower(store, streams);
    }

    @Bean
    ProfileReading profileReading(
            EventStreams streams, EventStore store, EventPositions positions, Projections projections) {
        return new ProfileReading(streams, store, positions, projections);
    }

    @Bean
    ProfileStreams profileStreams(
            ProfileReading reading,
            EventStreams streams,
            StreamFollower follower,
            Projections projections,
            EventPositions positions,
            EventStore store,
            Clock clock,
            JsonMapper json) {
        return new ProfileStreams(reading, streams, follower, projections, positions, store, clock, json);
    }

    @Bean
    ReadYourWrites readYourWrites(Projections projections, StreamFollower streams) {
        return (projection, position, max) -> switch (projection) {
            case StreamFollower.STREAMS -> streams.await(position, max);
            // Read from documents, as far as the streams permit.
            case ProjectionNames.PROFILE ->
                streams.await(position, max) && projections.await(projection, position, max);
            default -> projections.await(projection, position, max);
        };
    }

    /** What a purpose or a person leaves open is left out of answers, rather than told as null. */
    @Bean
    JsonMapperBuilderCustomizer answersWithoutNulls() {
        return builder -> builder.addMixIn(PurposeTerms.class, WithoutNulls.class)
                .addMixIn(BasisTerms.class, WithoutNulls.class)
                .addMixIn(Preferences.class, WithoutNulls.class);
    }
}

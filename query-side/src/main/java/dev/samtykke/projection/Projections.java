package dev.samtykke.projection;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.micrometer.tracing.Tracer;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.samtykke.eventsourcing.EventPositions;

/**
 * Runs the projections of this process: follows the events, builds new versions beside those that are read, switches to
 * them and clears the old ones away. Any number of processes may share a database; they share the work.
 */
public final class Projections implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Projections.class);
    private static final long ADVANCE_MILLIS = 200;
    private static final int LETTERS_AT_A_TIME = 100;

    private final Map<String, ManagedProjection> projections = new LinkedHashMap<>();
    private final VersionRecords records;
    private final ProjectionReports reports;
    private final ProjectionContext context;
    private final ScheduledExecutorService supervisor =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "projections"));

    /**
     * @param projections what to run
     * @param ids gives ids to rebuilds
     */
    public Projections(
            Collection<? extends Projection> projections,
            MongoDatabase database,
            EventStore store,
            EventPositions positions,
            ProjectionSettings settings,
            Clock clock,
            Supplier<String> ids) {
        this(projections, database, store, positions, settings, clock, ids, Tracer.NOOP);
    }

    /**
     * @param projections what to run
     * @param ids gives ids to rebuilds
     * @param tracer makes a span of every batch
     */
    public Projections(
            Collection<? extends Projection> projections,
            MongoDatabase database,
            EventStore store,
            EventPositions positions,
            ProjectionSettings settings,
            Clock clock,
            Supplier<String> ids,
            Tracer tracer) {
        this.records = new VersionRecords(database);
        this.context = new ProjectionContext(
                database,
                store,
                positions,
                new Tokens(database, settings),
                settings,
                clock,
                tracer,
                new CoordinatorThread(),
                Executors.newScheduledThreadPool(settings.workers(), task -> new Thread(task, "projection-worker")));
        this.reports = new ProjectionReports(records, context);
        for (Projection projection : projections) {
            this.projections.put(projection.name(), new ManagedProjection(projection, records, context, ids));
        }
    }

    /** Begins to follow the events. */
    public void start() {
        supervisor.scheduleWithFixedDelay(this::advance, 0, ADVANCE_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void advance() {
        for (ManagedProjection projection : projections.values()) {
            try {
                context.tokens().prepare();
                projection.advance();
            } catch (RuntimeException e) {
                log.warn(
                        "Projection {} cannot get on and will try again: {}",
                        projection.projection().name(),
                        e.getClass().getName());
            }
        }
    }

    /**
     * The documents of the version that is read now. To be asked for anew with every read.
     *
     * @throws NotBuiltYet when there is none, not even after a while
     */
    public MongoCollection<Document> documents(String projection) {
        ManagedProjection managed = projection(projection);
        Optional<Version> live = managed.live();
        if (live.isEmpty()) {
            Waiting.until(context.settings().patience(), () -> managed.live().isPresent());
            live = managed.live();
        }
        return live.orElseThrow(() -> new NotBuiltYet(projection)).documents(context.database());
    }

    /**
     * Waits until the version that is read has every event up to a position.
     *
     * @param max how long to wait at most
     * @return whether it got there in time
     */
    public boolean await(String projection, long position, Duration max) {
        ManagedProjection managed = projection(projection);
        return Waiting.until(max, () -> managed.position() >= position);
    }

    /** The names of the projections, in no order that matters. */
    public List<String> names() {
        return List.copyOf(projections.keySet());
    }

    /** How each projection is doing. */
    public List<ProjectionStatus> statuses() {
        return projections.values().stream().map(reports::status).toList();
    }

    /** How a projection is doing. */
    public ProjectionStatus status(String projection) {
        return reports.status(projection(projection));
    }

    /** Starts to build a new version of a projection, unless that is under way already. */
    public Rebuild rebuild(String projection) {
        return projection(projection).rebuild();
    }

    /** How far a rebuild has got; empty when the projection has no such rebuild. */
    public Optional<RebuildProgress> progress(String projection, String rebuildId) {
        ManagedProjection managed = projection(projection);
        return records.rebuild(rebuildId)
                .filter(rebuild -> rebuild.projection().equals(projection))
                .map(rebuild -> reports.progress(managed, rebuild));
    }

    /** Dead letters of the version that is read, in the order of their streams' ids. */
    public List<DeadLetter> deadLetters(String projection, String afterStream, int limit) {
        return projection(projection)
                .runningLive()
                .map(live -> live.letters().page(afterStream, limit))
                .orElse(List.of());
    }

    /**
     * Tries dead letters again, those of a new version that is being built as well.
     *
     * @param stream the stream to try; null means all
     */
    public RetryResult retry(String projection, @Nullable String stream) {
        int succeeded = 0;
        int failed = 0;
        for (RunningVersion version : projection(projection).running()) {
            DeadLetterRetry retry = new DeadLetterRetry(version, context.store(), context.positions());
            for (String parked : stream == null ? parked(version) : List.of(stream)) {
                if (version.letters().find(parked).isPresent()) {
                    boolean goesOn = retry.retry(parked);
                    succeeded += goesOn ? 1 : 0;
                    failed += goesOn ? 0 : 1;
                }
            }
        }
        return new RetryResult(succeeded, failed);
    }

    private static List<String> parked(RunningVersion version) {
        List<String> streams = new ArrayList<>();
        List<DeadLetter> page = version.letters().page("", LETTERS_AT_A_TIME);
        while (!page.isEmpty()) {
            page.forEach(letter -> streams.add(letter.stream()));
            page = version.letters().page(streams.get(streams.size() - 1), LETTERS_AT_A_TIME);
        }
        return streams;
    }

    private ManagedProjection projection(String name) {
        @Nullable ManagedProjection projection = projections.get(name);
        if (projection == null) {
            throw new UnknownProjection();
        }
        return projection;
    }

    /** Writes what is under way and stops. */
    @Override
    public void close() {
        supervisor.shutdownNow();
        CompletableFuture.allOf(projections.values().stream()
                        .map(ManagedProjection::stopAll)
                        .toArray(CompletableFuture[]::new))
                .orTimeout(10, TimeUnit.SECONDS)
                .exceptionally(late -> null) // what was not written will be projected again
                .join();
        context.coordinator().shutdownNow();
        context.workers().shutdownNow();
    }
}

package dev.samtykke.projection;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * A projection with its versions, as this node runs them. What there is to do follows from the records that all nodes
 * share, so that a node which starts, or starts again after a crash, carries on with whatever was under way.
 */
final class ManagedProjection {

    /** How many events a new version may be behind when it is switched to; it has them a moment later. */
    private static final long NEARLY_THERE = 1_000;

    private final Projection projection;
    private final VersionRecords records;
    private final ProjectionContext context;
    private final Supplier<String> ids;
    private final Map<Integer, RunningVersion> running = new ConcurrentHashMap<>();
    private volatile VersionState state;
    private volatile Pace pace;

    ManagedProjection(Projection projection, VersionRecords records, ProjectionContext context, Supplier<String> ids) {
        this.projection = projection;
        this.records = records;
        this.context = context;
        this.ids = ids;
        this.state = VersionState.none(projection.name());
        this.pace = new Pace(context.clock());
    }

    /** Does what is to be done next. */
    synchronized void advance() {
        VersionState seen = records.state(projection.name());
        if (seen.building() == null && seen.liveShape() < projection.shape()) {
            begin(seen);
            seen = records.state(projection.name());
        }
        state = seen;
        Optional<Rebuild> building = building(seen);
        run(seen, building);
        if (building.isPresent() && isReady(building.get())) {
            records.switchTo(seen, building.get(), context.clock().instant());
            state = records.state(projection.name());
        }
        clearAway(state);
    }

    private Optional<Rebuild> building(VersionState seen) {
        return Optional.ofNullable(seen.building()).flatMap(records::rebuild);
    }

    private Rebuild begin(VersionState seen) {
        Clock clock = context.clock();
        Rebuild rebuild = new Rebuild(
                ids.get(),
                projection.name(),
                seen.last() + 1,
                projection.shape(),
                context.positions().head(),
                clock.instant(),
                null);
        records.begin(seen, rebuild);
        return rebuild;
    }

    /** Starts to build a new version; the one under way counts when there is one. */
    synchronized Rebuild rebuild() {
        for (; ; ) {
            Optional<Rebuild> underWay = building(records.state(projection.name()));
            if (underWay.isPresent()) {
                return underWay.get();
            }
            begin(records.state(projection.name()));
        }
    }

    private void run(VersionState seen, Optional<Rebuild> building) {
        Set<Integer> wanted = new TreeSet<>();
        if (isReadable(seen)) {
            wanted.add(seen.live());
        }
        building.filter(rebuild -> rebuild.shape() == projection.shape())
                .ifPresent(rebuild -> wanted.add(rebuild.version()));
        Instant now = context.clock().instant();
        seen.retired().forEach((version, at) -> {
            if (running.containsKey(version)
                    && now.isBefore(at.plus(context.settings().grace()))) {
                wanted.add(version);
            }
        });
        new ArrayList<>(running.keySet())
                .stream().filter(version -> !wanted.contains(version)).forEach(this::stop);
        wanted.stream().filter(version -> !running.containsKey(version)).forEach(this::start);
        building.map(rebuild -> running.get(rebuild.version())).ifPresent(version -> pace.reached(version.position()));
    }

    private void start(int number) {
        RunningVersion version = new RunningVersion(new Version(projection.name(), number), projection, context);
        running.put(number, version);
        pace = new Pace(context.clock());
        version.start();
    }

    private void stop(int number) {
        RunningVersion stopped = running.remove(number);
        if (stopped != null) {
            stopped.stop().join();
        }
    }

    private boolean isReadable(VersionState seen) {
        return seen.live() != 0 && seen.liveShape() == projection.shape();
    }

    private boolean isReady(Rebuild rebuild) {
        @Nullable RunningVersion built = running.get(rebuild.version());
        if (built == null) {
            return false;
        }
        long livePosition = running(state.live()).map(RunningVersion::position).orElse(-1L);
        return built.position() >= Math.max(rebuild.target(), livePosition) && isNearlyThere(built) && !isHeld(built);
    }

    private boolean isNearlyThere(RunningVersion built) {
        return context.positions().head() - built.position() <= NEARLY_THERE;
    }

    private boolean isHeld(RunningVersion built) {
        return running(state.live())
                .map(live -> built.letters().count() > live.letters().count())
                .orElse(false);
    }

    /** Whether a version that is being built is not switched to only because of its dead letters. */
    boolean waitsForRetries(RunningVersion built) {
        return isNearlyThere(built) && isHeld(built);
    }

    /** Drops replaced versions, once no node reads or writes them any more. */
    private void clearAway(VersionState seen) {
        Instant now = context.clock().instant();
        seen.retired().forEach((number, at) -> {
            if (!now.isBefore(at.plus(context.settings().grace().multipliedBy(2)))) {
                Version version = new Version(projection.name(), number);
                stop(number);
                version.drop(context.database());
                context.tokens().delete(version);
                records.cleared(version);
            }
        });
    }

    /** The version that is read, when there is one that can be. */
    Optional<Version> live() {
        VersionState seen = state;
        return isReadable(seen) ? seen.liveVersion() : Optional.empty();
    }

    /** The position up to which the version that is read has every event; -1 when it has none. */
    long position() {
        VersionState seen = state;
        @Nullable RunningVersion live = isReadable(seen) ? running.get(seen.live()) : null;
        return live == null ? -1 : live.position();
    }

    Projection projection() {
        return projection;
    }

    Collection<RunningVersion> running() {
        return running.values();
    }

    Optional<RunningVersion> runningLive() {
        return live().map(Version::number).map(running::get);
    }

    /** Which versions there are, as far as this node has heard. */
    VersionState seen() {
        return state;
    }

    /** A version that this node runs. */
    Optional<RunningVersion> running(int version) {
        return Optional.ofNullable(running.get(version));
    }

    /** How fast the version that was started last gets on. */
    double eventsPerSecond() {
        return pace.perSecond();
    }

    CompletableFuture<?> stopAll() {
        List<CompletableFuture<Void>> stopping =
                running.values().stream().map(RunningVersion::stop).toList();
        return CompletableFuture.allOf(stopping.toArray(CompletableFuture[]::new));
    }
}

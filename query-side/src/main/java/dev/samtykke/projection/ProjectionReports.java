package dev.samtykke.projection;

import java.util.Optional;

/** Tells how projections and their rebuilds are doing. */
final class ProjectionReports {

    private final VersionRecords records;
    private final ProjectionContext context;

    ProjectionReports(VersionRecords records, ProjectionContext context) {
        this.records = records;
        this.context = context;
    }

    ProjectionStatus status(ManagedProjection projection) {
        long head = context.positions().head();
        long position = projection.position();
        Optional<RunningVersion> live = projection.runningLive();
        return new ProjectionStatus(
                projection.projection().name(),
                live.map(ProjectionReports::state).orElse(ProjectionStatus.State.BUILDING),
                projection.projection().shape(),
                live.map(version -> version.version().number()).orElse(null),
                position,
                head,
                Math.max(0, head - position),
                live.map(version -> version.letters().count()).orElse(0L),
                projection.seen().building());
    }

    private static ProjectionStatus.State state(RunningVersion live) {
        return live.failing() ? ProjectionStatus.State.FAILING : ProjectionStatus.State.RUNNING;
    }

    RebuildProgress progress(ManagedProjection projection, Rebuild rebuild) {
        Version version = new Version(rebuild.projection(), rebuild.version());
        boolean building =
                rebuild.id().equals(records.state(rebuild.projection()).building());
        long head = context.positions().head();
        long position = building ? position(projection, version) : head;
        return new RebuildProgress(
                rebuild.id(),
                rebuild.projection(),
                rebuild.version(),
                building ? buildingState(projection, rebuild) : RebuildProgress.State.SWITCHED,
                position,
                head,
                building ? percent(position, head) : 100,
                building ? projection.eventsPerSecond() : 0,
                version.letters(context.database()).count(),
                rebuild.startedAt(),
                rebuild.finishedAt());
    }

    private long position(ManagedProjection projection, Version version) {
        return projection
                .running(version.number())
                .map(RunningVersion::position)
                .orElseGet(() -> context.tokens().stored(version));
    }

    private static double percent(long position, long head) {
        return Math.min(100, (position + 1) * 100.0 / Math.max(1, head + 1));
    }

    private static RebuildProgress.State buildingState(ManagedProjection projection, Rebuild rebuild) {
        Optional<RunningVersion> built = projection.running(rebuild.version());
        if (built.isPresent() && built.get().failing()) {
            return RebuildProgress.State.FAILING;
        }
        return built.isPresent() && projection.waitsForRetries(built.get())
                ? RebuildProgress.State.HELD
                : RebuildProgress.State.BUILDING;
    }
}

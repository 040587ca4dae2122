package dev.samtykke.projection;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells how far each projection is, how many events it is behind, and how many streams are set aside. What is told is
 * at most {@link #AGE} old; while the database does not answer it is nothing (NaN).
 */
public final class ProjectionMetrics implements MeterBinder {

    private static final Logger log = LoggerFactory.getLogger(ProjectionMetrics.class);
    private static final Duration AGE = Duration.ofSeconds(2);

    private final Projections projections;
    private final Clock clock;
    private Instant readAt = Instant.MIN;
    private Map<String, ProjectionStatus> read = Map.of();

    /** @param clock tells how old a figure is */
    public ProjectionMetrics(Projections projections, Clock clock) {
        this.projections = projections;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (String projection : projections.names()) {
            gauge(registry, projection, "position", "Position up to which the projection has every event", status ->
                    (double) status.position());
            gauge(registry, projection, "lag", "Events that the projection is behind the history", status ->
                    (double) status.lag());
            gauge(registry, projection, "dead.letters", "Streams that the projection has set aside", status ->
                    (double) status.deadLetters());
            gauge(
                    registry,
                    projection,
                    "failing",
                    "1 while the projection waits to try again after a failure",
                    status -> status.state() == ProjectionStatus.State.FAILING ? 1 : 0);
        }
    }

    private void gauge(
            MeterRegistry registry,
            String projection,
            String name,
            String description,
            ToDoubleFunction<ProjectionStatus> figure) {
        Gauge.builder("samtykke.projection." + name, () -> figure(projection, figure))
                .description(description)
                .tag("projection", projection)
                .register(registry);
    }

    private double figure(String projection, ToDoubleFunction<ProjectionStatus> figure) {
        ProjectionStatus status = statuses().get(projection);
        return status == null ? Double.NaN : figure.applyAsDouble(status);
    }

    /** One look for all the figures of a scrape; a database that is away is waited for once, not once per figure. */
    private synchronized Map<String, ProjectionStatus> statuses() {
        if (clock.instant().isBefore(readAt.plus(AGE))) {
            return read;
        }
        try {
            List<ProjectionStatus> statuses = projections.statuses();
            read = statuses.stream().collect(Collectors.toMap(ProjectionStatus::name, Function.identity()));
        } catch (RuntimeException away) {
            log.warn(
                    "Figures of projections cannot be read: {}", away.getClass().getName());
            read = Map.of();
        }
        readAt = clock.instant();
        return read;
    }
}

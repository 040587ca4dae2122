package dev.samtykke.benchmarks;

import java.time.Duration;

/**
 * How long to measure.
 *
 * @param warmUp how long everything runs before figures count
 * @param rounds how often each contestant is measured, in turn with the others
 * @param round how long one measurement takes
 * @param scale share of the full amount of data, at most 1
 */
public record Effort(Duration warmUp, int rounds, Duration round, double scale) {

    /** Figures to publish. */
    public static final Effort FULL = new Effort(Duration.ofSeconds(20), 5, Duration.ofSeconds(4), 1);

    /** A first impression, ten times sooner. */
    public static final Effort QUICK = new Effort(Duration.ofSeconds(5), 3, Duration.ofSeconds(1), 0.1);

    /** So much of a full amount; at least one. */
    public int scaled(int full) {
        return (int) Math.max(1, Math.round(full * scale));
    }
}

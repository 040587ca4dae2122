package dev.samtykke.benchmarks;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * One measured figure.
 *
 * @param part the part that measured it
 * @param name what was measured
 * @param value the median of the rounds
 * @param low the lowest round
 * @param high the highest round
 * @param unit unit of the values
 * @param ratios what it amounts to beside other figures
 */
public record Figure(String part, String name, double value, double low, double high, String unit, List<Ratio> ratios) {

    /**
     * A figure beside another one.
     *
     * @param to what it is divided by
     * @param value the quotient
     * @param atLeast the lowest quotient to reach; null when there is no such target
     * @param atMost the highest quotient to stay under; null when there is no such target
     */
    public record Ratio(
            String to,
            double value,
            @Nullable Double atLeast,
            @Nullable Double atMost) {

        /** Whether the target, when there is one, is reached. */
        boolean reached() {
            return (atLeast == null || value >= atLeast) && (atMost == null || value <= atMost);
        }
    }

    /** A figure that was measured once. */
    public static Figure of(String part, String name, double value, String unit) {
        return new Figure(part, name, value, value, value, unit, List.of());
    }

    /** A figure of several rounds. */
    public static Figure of(String part, String name, Rounds.Median median, String unit) {
        return new Figure(part, name, median.value(), median.low(), median.high(), unit, List.of());
    }

    /** Beside another figure, with no target. */
    public Figure to(String other, double divisor) {
        return with(new Ratio(other, value / divisor, null, null));
    }

    /** Beside another figure, which it should reach so much of. */
    public Figure atLeast(double target, String other, double divisor) {
        return with(new Ratio(other, value / divisor, target, null));
    }

    /** Beside another figure, which it should not exceed by more. */
    public Figure atMost(double target, String other, double divisor) {
        return with(new Ratio(other, value / divisor, null, target));
    }

    private Figure with(Ratio ratio) {
        List<Ratio> more = new ArrayList<>(ratios);
        more.add(ratio);
        return new Figure(part, name, value, low, high, unit, more);
    }
}

package dev.samtykke.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Measures contestants in turn, so that whatever else the machine does hits all of them alike. */
public final class Rounds {

    private Rounds() {}

    /** Measures once. */
    @FunctionalInterface
    public interface Measurement {
        double measure() throws Exception;
    }

    /** The middle of several rounds, with the extremes. */
    public record Median(double value, double low, double high) {

        /** The median of at least one value. */
        public static Median of(List<Double> values) {
            double[] sorted =
                    values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
            double middle = (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
            return new Median(middle, sorted[0], sorted[sorted.length - 1]);
        }
    }

    /** Lets every contestant have its turn in every round. */
    public static Map<String, Median> alternating(int rounds, Map<String, Measurement> contestants) throws Exception {
        Map<String, List<Double>> values = new LinkedHashMap<>();
        for (int round = 0; round < rounds; round++) {
            for (Map.Entry<String, Measurement> contestant : contestants.entrySet()) {
                values.computeIfAbsent(contestant.getKey(), name -> new ArrayList<>())
                        .add(contestant.getValue().measure());
            }
        }
        Map<String, Median> medians = new LinkedHashMap<>();
        values.forEach((name, measured) -> medians.put(name, Median.of(measured)));
        return medians;
    }

    /** The median of one contestant alone. */
    public static Median of(int rounds, Measurement measurement) throws Exception {
        Double[] values = new Double[rounds];
        for (int round = 0; round < rounds; round++) {
            values[round] = measurement.measure();
        }
        return Median.of(Arrays.asList(values));
    }
}

package dev.samtykke.benchmarks.http;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

import dev.samtykke.benchmarks.Figure;
import dev.samtykke.benchmarks.Rounds.Median;
import dev.samtykke.benchmarks.load.LoadResult;

/** What the rounds with one kind of load gave. */
final class Measured {

    /**
     * One round.
     *
     * @param result what came of it
     * @param idleAfter seconds until projections and evidence had caught up and the product was idle
     * @param productCpu share of all processors that the product used during the round, in percent
     * @param generatorCpu share of all processors that the load generator used, in percent
     */
    record Sample(LoadResult result, double idleAfter, double productCpu, double generatorCpu) {}

    private final List<Sample> samples = new ArrayList<>();

    void add(Sample sample) {
        samples.add(sample);
    }

    Median perSecond() {
        return median(sample -> sample.result().perSecond());
    }

    /** How long answers took, and who used the processors meanwhile. */
    List<Figure> circumstances(String part, String what) {
        return List.of(
                Figure.of(part, what + ", p50", median(sample -> sample.result().p50Millis()), "ms"),
                Figure.of(part, what + ", p99", median(sample -> sample.result().p99Millis()), "ms"),
                Figure.of(part, what + ", idle after", median(Sample::idleAfter), "s"),
                Figure.of(part, what + ", processors used by the product", median(Sample::productCpu), "%"),
                Figure.of(part, what + ", processors used by the load", median(Sample::generatorCpu), "%"));
    }

    private Median median(ToDoubleFunction<Sample> of) {
        return Median.of(samples.stream().map(of::applyAsDouble).toList());
    }
}

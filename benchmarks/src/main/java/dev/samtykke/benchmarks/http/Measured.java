package dev.samtykke.benchmarks.http;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

import dev.samtykke.benchmarks.Figure;
import dev.samtykke.benchmarks.Rounds.Median;
import dev.samtykke.benchmarks.load.LoadResult;

/** What the rounds with one kind of load gave. */
final class Measured {

    /** One round: what came of it, and the share of all processors, in percent, that each process used meanwhile. */
    record Sample(LoadResult result, double productCpu, double generatorCpu) {}

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
                Figure.of(part, what + ", processors used by the product", median(Sample::productCpu), "%"),
                Figure.of(part, what + ", processors used by the load", median(Sample::generatorCpu), "%"));
    }

    private Median median(ToDoubleFunction<Sample> of) {
        return Median.of(samples.stream().map(of::applyAsDouble).toList());
    }
}

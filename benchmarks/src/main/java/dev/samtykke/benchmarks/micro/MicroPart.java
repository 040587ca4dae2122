package dev.samtykke.benchmarks.micro;

import java.util.List;

import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

import dev.samtykke.benchmarks.Figure;
import dev.samtykke.benchmarks.Part;
import dev.samtykke.benchmarks.Session;

/** Runs {@link Steps}. */
public final class MicroPart implements Part {

    @Override
    public String name() {
        return "micro";
    }

    @Override
    public String description() {
        return "single steps: deciding, folding, sealing, opening, hashing a leaf (JMH)";
    }

    @Override
    public void run(Session session) throws Exception {
        TimeValue iteration =
                TimeValue.milliseconds(session.effort().round().dividedBy(2).toMillis());
        OptionsBuilder options = new OptionsBuilder();
        options.include(Steps.class.getName())
                .forks(1)
                .warmupIterations(session.effort().rounds())
                .warmupTime(iteration)
                .measurementIterations(session.effort().rounds())
                .measurementTime(iteration);
        for (RunResult run : new Runner(options.build()).run()) {
            Result<?> result = run.getPrimaryResult();
            session.note(new Figure(
                    name(),
                    result.getLabel(),
                    result.getScore(),
                    result.getStatistics().getMin(),
                    result.getStatistics().getMax(),
                    result.getScoreUnit(),
                    List.of()));
        }
    }
}

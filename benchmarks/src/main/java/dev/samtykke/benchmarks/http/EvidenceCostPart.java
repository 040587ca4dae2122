package dev.samtykke.benchmarks.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.samtykke.benchmarks.Figure;
import dev.samtykke.benchmarks.Part;
import dev.samtykke.benchmarks.Rounds;
import dev.samtykke.benchmarks.Rounds.Measurement;
import dev.samtykke.benchmarks.Rounds.Median;
import dev.samtykke.benchmarks.Session;
import dev.samtykke.benchmarks.load.Kind;

/** What the evidence log takes from consent commands: the product against the same product without it. */
public final class EvidenceCostPart implements Part {

    private static final double TARGET = 0.9;
    private static final String WITH = "with the evidence log";
    private static final String WITHOUT = "without the evidence log";

    @Override
    public String name() {
        return "evidence-cost";
    }

    @Override
    public String description() {
        return "consent commands per second with the evidence log, against the same product without it";
    }

    @Override
    public void run(Session session) throws Exception {
        try (LoadedProduct with = LoadedProduct.start(session, "with", List.of());
                LoadedProduct without =
                        LoadedProduct.start(session, "without", List.of("--samtykke.evidence.sequencer=false"))) {
            measure(session, with, without, Kind.CONSENT_BY_CUSTOMER_ID, "known customer by id");
            measure(session, with, without, Kind.CONSENT_OF_NEW_CUSTOMER, "new customer");
        }
    }

    private void measure(Session session, LoadedProduct with, LoadedProduct without, Kind kind, String what)
            throws Exception {
        with.warmUp(kind);
        without.warmUp(kind);
        Map<String, Measurement> contestants = new LinkedHashMap<>();
        contestants.put(WITH, () -> with.perSecond(kind));
        contestants.put(WITHOUT, () -> without.perSecond(kind));
        Map<String, Median> medians = Rounds.alternating(session.effort().rounds(), contestants);
        double reference = Objects.requireNonNull(medians.get(WITHOUT)).value();
        medians.forEach((which, median) -> {
            Figure figure = Figure.of(name(), what + ", " + which, median, "requests/s");
            session.note(which.equals(WITH) ? figure.atLeast(TARGET, WITHOUT, reference) : figure);
        });
    }
}

package dev.samtykke.benchmarks.append;

import java.nio.file.Path;
import java.time.Duration;

/** What the embedded event store takes at the most. */
public final class AppendLimit {

    private AppendLimit() {}

    /** Acknowledged events per second, one per transaction, into an empty folder. */
    public static double perSecond(Path folder, int writers, Duration time) throws Exception {
        try (Target embedded = Targets.embedded(folder)) {
            Writers.perSecond(embedded, writers, time);
            return Writers.perSecond(embedded, writers, time);
        }
    }
}

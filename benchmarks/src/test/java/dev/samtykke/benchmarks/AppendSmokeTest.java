package dev.samtykke.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.samtykke.benchmarks.append.AppendPart;

class AppendSmokeTest {

    private static final Effort SHORT = new Effort(Duration.ZERO, 2, Duration.ofMillis(40), 0.01);

    @TempDir
    private Path folder;

    @Test
    void aVeryShortRunGivesATableWithEveryContestantAndItsRatios() throws Exception {
        Session session = new Session(new Options(SHORT, folder, folder, List.of(), null, List.of()));

        new AppendPart().run(session);

        String table = new Table(session.figures()).toString();
        for (int writers : new int[] {1, 8, 32, 128}) {
            assertThat(table)
                    .contains("embedded, " + writers + " writers")
                    .contains("JDBC on H2, " + writers + " writers")
                    .contains("raw RocksDB, batches of " + writers);
        }
        assertThat(session.figures())
                .allSatisfy(figure -> assertThat(figure.value()).isPositive())
                .filteredOn(figure -> figure.name().equals("embedded, 32 writers"))
                .singleElement()
                .satisfies(figure -> assertThat(figure.ratios())
                        .filteredOn(ratio -> ratio.atLeast() != null)
                        .hasSize(2));
    }
}

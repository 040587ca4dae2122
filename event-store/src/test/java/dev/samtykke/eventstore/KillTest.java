package dev.samtykke.eventstore;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills a writing process without warning, again and again, and looks at what is on disk. */
class KillTest {

    private static final int ROUNDS = 20;
    private static final int WRITERS = 16;
    private static final int ACKNOWLEDGED_BEFORE_KILL = 250;

    @TempDir
    Path folder;

    private final Set<String> acknowledged = new HashSet<>();

    @Test
    void aKilledProcessLosesNothingThatItAcknowledgedAndLeavesNothingHalf() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            writeUntilKilled(round);
            try (TestStore store = TestStore.open(folder)) {
                check(store);
            }
        }
        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(ROUNDS * ACKNOWLEDGED_BEFORE_KILL);
    }

    private void writeUntilKilled(int round) throws IOException, InterruptedException {
        Process writers = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledWriters.class.getName(),
                        folder.toString(),
                        Integer.toString(WRITERS),
                        Integer.toString(round))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        int seen = 0;
        try (BufferedReader output = new BufferedReader(new InputStreamReader(writers.getInputStream(), UTF_8))) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                if (line.endsWith(";")) {
                    acknowledged.add(line.substring(0, line.length() - 1));
                }
                // Not on a round number of anything: every round dies at another moment.
                if (++seen == ACKNOWLEDGED_BEFORE_KILL + 7 * round) {
                    writers.toHandle().destroyForcibly();
                }
            }
        }
        assertThat(writers.waitFor()).as("exit code of a killed process").isEqualTo(128 + 9);
    }

    private void check(TestStore store) {
        Map<String, List<StoredEvent>> transactions = new HashMap<>();
        Map<String, Long> sequences = new HashMap<>();
        Set<String> ids = new HashSet<>();
        long position = 0;
        for (StoredEvent event : store.all()) {
            assertThat(event.position()).isEqualTo(position++);
            assertThat(ids.add(event.eventId())).isTrue();
            AggregateSequence aggregate = Objects.requireNonNull(event.aggregate());
            assertThat(aggregate.sequence()).isEqualTo(sequences.merge(aggregate.id(), 0L, (last, zero) -> last + 1));
            transactions
                    .computeIfAbsent(words(event)[0], name -> new ArrayList<>())
                    .add(event);
        }
        assertThat(store.storage().head()).isEqualTo(position - 1);
        assertThat(transactions.keySet()).containsAll(acknowledged);
        assertThat(store.storage().records().all("keys").keySet()).containsAll(transactions.keySet());
        transactions.values().forEach(KillTest::checkWhole);
    }

    private static void checkWhole(List<StoredEvent> transaction) {
        assertThat(transaction).hasSize(Integer.parseInt(words(transaction.get(0))[2]));
        for (int i = 0; i < transaction.size(); i++) {
            assertThat(words(transaction.get(i))[1]).isEqualTo(Integer.toString(i));
            assertThat(transaction.get(i).position())
                    .isEqualTo(transaction.get(0).position() + i);
        }
    }

    /** Transaction, number in it and its size. */
    private static String[] words(StoredEvent event) {
        return new String(event.payload(), UTF_8).split(" ");
    }
}

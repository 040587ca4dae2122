package dev.samtykke.evidence.log.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

import dev.samtykke.evidence.log.EventLeaf;
import dev.samtykke.evidence.log.EventLog;
import dev.samtykke.evidence.log.LogView;
import dev.samtykke.evidence.log.TestLogs;
import dev.samtykke.evidence.log.bundle.BundleVerifier;
import dev.samtykke.evidence.log.bundle.BundleWriter;
import dev.samtykke.evidence.log.bundle.EvidenceBundle;
import dev.samtykke.evidence.log.bundle.Trust;
import dev.samtykke.evidence.log.claim.Claims;
import dev.samtykke.evidence.log.merkle.MerkleHashing;
import dev.samtykke.evidence.log.store.BlobStore;
import dev.samtykke.evidence.log.store.FileStore;

/**
 * Measures the evidence log on files: how fast it takes in events, whether its memory grows with them, and what the
 * evidence of one customer with 1,000 events among many costs. {@code main <folder> <customers> [<leaves> …]}: for each
 * further number the heap is measured that a log of that size needs.
 */
public final class EvidenceBenchmark {

    /** Events of the one customer. */
    static final int OWN_EVENTS = 1_000;

    private static final int PER_CHECKPOINT = 20_000;
    private static final int ROUNDS = 15;

    /** Customers of the log whose memory is measured: few, so that the disk does not bound how far it gets. */
    private static final int REGULARS = 10_000;

    private final Path folder;

    private EvidenceBenchmark(Path folder) {
        this.folder = folder;
    }

    /**
     * One line of the result.
     *
     * @param reference what the figure is compared with
     * @param ratio of the figure to the reference
     */
    public record Row(String name, double figure, String unit, String reference, double ratio) {

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%-58s %,14.1f %-9s %-44s %8.3f", name, figure, unit, reference, ratio);
        }
    }

    public static void main(String[] words) throws IOException {
        List<Integer> sizes = Arrays.stream(words).skip(2).map(Integer::valueOf).toList();
        run(Path.of(words[0]), Integer.parseInt(words[1]), sizes).forEach(System.out::println);
    }

    /**
     * Runs everything.
     *
     * @param folder where the logs are written; left there
     * @param customers among whom the one is
     * @param sizes of the logs whose memory is measured, in ascending order
     */
    public static List<Row> run(Path folder, int customers, List<Integer> sizes) throws IOException {
        EvidenceBenchmark benchmark = new EvidenceBenchmark(folder);
        List<Row> rows = new ArrayList<>();
        if (customers > 0) {
            rows.addAll(benchmark.sequencing(customers));
            rows.addAll(benchmark.bundle(new FileStore(folder.resolve("customers"))));
        }
        rows.addAll(benchmark.memory(sizes));
        return rows;
    }

    private List<Row> sequencing(int customers) {
        Customers events = new Customers(customers, OWN_EVENTS);
        double raw = rawHashing(new Customers(customers, OWN_EVENTS));
        BlobStore store = new FileStore(folder.resolve("customers"));
        long begun = System.nanoTime();
        long size = append(EventLog.open(store, TestLogs.SETTINGS), events, customers + OWN_EVENTS);
        double rate = size / seconds(begun);
        return List.of(
                new Row("SHA-256 of leaves", raw, "leaves/s", "itself", 1),
                new Row("sequenced on files, " + size + " leaves", rate, "leaves/s", "SHA-256 of leaves", rate / raw));
    }

    private static double rawHashing(Customers events) {
        List<byte[]> data = new ArrayList<>();
        for (int i = 0; i < PER_CHECKPOINT; i++) {
            data.add(events.next().canonical());
        }
        data.forEach(MerkleHashing::leaf);
        long begun = System.nanoTime();
        for (int round = 0; round < ROUNDS; round++) {
            data.forEach(MerkleHashing::leaf);
        }
        return (double) ROUNDS * PER_CHECKPOINT / seconds(begun);
    }

    private static long append(EventLog log, Customers events, long size) {
        while (log.size() < size) {
            List<EventLeaf> leaves = new ArrayList<>();
            for (long i = log.size(); i < size && leaves.size() < PER_CHECKPOINT; i++) {
                leaves.add(events.next());
            }
            log.append(leaves);
            log.checkpoint();
        }
        return log.size();
    }

    private List<Row> bundle(BlobStore store) {
        byte[][] last = new byte[1][];
        double made = median(() -> {
            // a new view each time, so that nothing is cached but what the operating system keeps
            LogView view = LogView.latest(store).orElseThrow();
            EvidenceBundle bundle = new BundleWriter(view, TestLogs.KEYS)
                    .subject(Customers.THE_ONE, leaf -> Optional.of(Customers.opening(leaf.globalIndex())))
                    .build();
            last[0] = bundle.canonical();
            return bundle.subjects().get(0).events().size();
        });
        double verified = median(() -> {
            Claims claims = new Claims();
            new BundleVerifier(Trust.of(TestLogs.KEYS), claims).verify(last[0], List.of(Customers.THE_ONE));
            return claims.hold() ? OWN_EVENTS : 0;
        });
        return List.of(
                new Row("bundle of 1,000 events made", made, "ms", "100 ms", made / 100),
                new Row("bundle of 1,000 events verified", verified, "ms", "1,000 ms", verified / 1000),
                new Row("size of the bundle", last[0].length / 1024.0, "KiB", "1,000 events", last[0].length / 1e6));
    }

    /** Milliseconds; the work returns how many events it was about, which must be all. */
    private static double median(Supplier<Integer> work) {
        double[] millis = new double[2 * ROUNDS];
        for (int round = 0; round < millis.length; round++) {
            long begun = System.nanoTime();
            if (work.get() != OWN_EVENTS) {
                throw new IllegalStateException("the bundle does not hold or verify all events");
            }
            millis[round] = seconds(begun) * 1000;
        }
        double[] warm = Arrays.copyOfRange(millis, ROUNDS, millis.length);
        Arrays.sort(warm);
        return warm[warm.length / 2];
    }

    private List<Row> memory(List<Integer> sizes) throws IOException {
        List<Row> rows = new ArrayList<>();
        if (!sizes.isEmpty()) {
            Files.createDirectories(folder);
            Customers events = new Customers(REGULARS, 0);
            EventLog log = EventLog.open(new FileStore(folder.resolve("memory")), TestLogs.SETTINGS);
            double first = 0;
            for (int size : sizes) {
                append(log, events, size);
                double used = usedHeap() - events.bytes() / 1e6;
                first = first == 0 ? used : first;
                rows.add(new Row(
                        "heap of a log of " + size + " leaves", used, "MB", "the first of these", used / first));
            }
        }
        return rows;
    }

    private static double usedHeap() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) / 1e6;
    }

    private static double seconds(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }
}

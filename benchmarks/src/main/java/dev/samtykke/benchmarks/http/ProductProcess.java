package dev.samtykke.benchmarks.http;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import dev.samtykke.benchmarks.OwnJvm;
import dev.samtykke.benchmarks.Session;
import dev.samtykke.benchmarks.noop.NoOpClasses;

/** The packaged product, started as a user does with no option but the port. */
final class ProductProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration IDLE = Duration.ofMillis(75);
    private static final String READY = "Samtykke is ready";

    private final Path folder;
    private final int port;
    private final Process process;
    private final double secondsToReady;

    private ProductProcess(Path folder, int port, Process process, double secondsToReady) {
        this.folder = folder;
        this.port = port;
        this.process = process;
        this.secondsToReady = secondsToReady;
    }

    /** {@code java -jar}, in this folder. */
    static ProductProcess plain(Session session, Path folder) throws IOException, InterruptedException {
        return start(session, folder, List.of("-jar", jar(session).toString()), List.of());
    }

    /**
     * With the endpoints that do nothing beside its own.
     *
     * @param further options of its command line
     */
    static ProductProcess withNoOps(Session session, Path folder, List<String> further)
            throws IOException, InterruptedException {
        Path classes = session.fresh("no-op-classes");
        NoOpClasses.copyTo(classes);
        List<String> options = new ArrayList<>(further);
        options.add("--spring.main.sources=" + NoOpClasses.CONTROLLER);
        return start(
                session,
                folder,
                List.of(
                        "-Dloader.main=dev.samtykke.standalone.Samtykke",
                        "-Dloader.path=" + classes.toAbsolutePath(),
                        "-cp",
                        jar(session).toString(),
                        "org.springframework.boot.loader.launch.PropertiesLauncher"),
                options);
    }

    private static Path jar(Session session) throws IOException {
        Path jar = session.options().product().toAbsolutePath();
        if (!Files.exists(jar)) {
            throw new IOException("The product is not at " + jar + "; build it, or name it with --product");
        }
        return jar;
    }

    private static ProductProcess start(Session session, Path folder, List<String> launch, List<String> options)
            throws IOException, InterruptedException {
        int port = freePort();
        List<String> command = new ArrayList<>(List.of(OwnJvm.java()));
        command.addAll(session.options().productJvm());
        command.addAll(launch);
        command.add("--server.port=" + port);
        command.addAll(options);
        Path output = folder.resolve("output.txt");
        long begin = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        awaitReady(process, output);
        return new ProductProcess(folder, port, process, (System.nanoTime() - begin) / 1e9);
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }

    private static void awaitReady(Process process, Path output) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!Files.readString(output).contains(READY)) {
            if (!process.isAlive() || System.nanoTime() > end) {
                process.destroyForcibly();
                throw new IOException("The product did not start: " + Files.readString(output));
            }
            Thread.sleep(20);
        }
    }

    int port() {
        return port;
    }

    Path data() {
        return folder.resolve("data");
    }

    double secondsToReady() {
        return secondsToReady;
    }

    Duration cpu() {
        return process.toHandle().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** Waits until it has nothing left to do: until projections and evidence have every event. */
    void awaitIdle() throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        Duration before = cpu();
        Duration used = LOOK;
        while (used.compareTo(IDLE) > 0 && System.nanoTime() < end) {
            Thread.sleep(LOOK.toMillis());
            used = cpu().minus(before);
            before = before.plus(used);
        }
    }

    /** What of its memory is in RAM, in MiB: Linux tells. */
    double residentMebibytes() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                            .sum()
                    / 1024.0;
        }
    }

    /** As {@code Ctrl+C} does. */
    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}

package dev.samtykke.stories;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One side as an operator starts it: its packaged jar in a process of its own, configured by its environment. */
final class ServiceProcess implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(4);

    private final int port;
    private final Path output;
    private final Process process;

    private ServiceProcess(int port, Path output, Process process) {
        this.port = port;
        this.output = output;
        this.process = process;
    }

    /** Starts a command side; {@link #awaitReady} tells when it is ready. */
    static ServiceProcess command(Path folder, Map<String, String> environment) {
        return start("command", folder, environment);
    }

    /** Starts a query side. */
    static ServiceProcess query(Path folder, Map<String, String> environment) {
        return start("query", folder, environment);
    }

    private static ServiceProcess start(String side, Path folder, Map<String, String> environment) {
        Path jar = Path.of("..", side + "-service", "target", "samtykke-" + side + "-side.jar");
        try {
            int port = FreePort.any();
            Files.createDirectories(folder);
            Path output = folder.resolve("output.txt");
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m"));
            command.addAll(Product.FOR_SHORT_LIVES);
            command.addAll(List.of("-jar", jar.toAbsolutePath().toString()));
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().putAll(environment);
            builder.environment().put("SERVER_PORT", String.valueOf(port));
            builder.environment()
                    .put("SAMTYKKE_DATA_DIR", folder.resolve("data").toString());
            return new ServiceProcess(port, output, builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ServiceProcess awaitReady() throws Exception {
        Instant end = Instant.now().plus(START);
        while (!output().contains("Samtykke is ready")) {
            if (!process.isAlive() || Instant.now().isAfter(end)) {
                process.destroyForcibly();
                throw new IllegalStateException("It did not start: " + output());
            }
            Thread.sleep(100);
        }
        return this;
    }

    /** Whether it runs and has said that it is ready. */
    boolean isReady() {
        try {
            return process.isAlive() && output().contains("Samtykke is ready");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until the process ends by itself; returns its exit status. */
    int awaitEnd() throws InterruptedException {
        if (!process.waitFor(START.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException("It goes on");
        }
        return process.exitValue();
    }

    /** What it has said on its console. */
    String output() throws IOException {
        return Files.readString(output);
    }

    String url() {
        return "http://localhost:" + port;
    }

    /** As {@code kill -9} does. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}

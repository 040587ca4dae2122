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

/** The product as a user starts it: the packaged jar in a process of its own. */
final class Product implements Installation {

    private static final Path JAR = Path.of("..", "standalone", "target", "samtykke-standalone.jar");
    /** Half of what a start costs otherwise is compiling code that is never run often enough to be worth it. */
    static final List<String> FOR_SHORT_LIVES = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private static final Duration START = Duration.ofMinutes(3);

    private final Path folder;
    private final int port;
    private final List<String> options;
    private Process process;

    private Product(Path folder, int port, List<String> options) throws IOException {
        this.folder = folder;
        this.port = port;
        this.options = options;
        this.process = run();
    }

    /** Starts it in a folder and waits until it says that it is ready. */
    static Product start(Path folder, String... options) {
        try {
            return new Product(folder, FreePort.any(), List.of(options));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Process run() throws IOException {
        Path output = Files.createTempFile(folder, "output", ".txt");
        List<String> command = new ArrayList<>(List.of(java(), "-Xmx512m"));
        command.addAll(FOR_SHORT_LIVES);
        command.addAll(List.of("-jar", JAR.toAbsolutePath().toString(), "--server.port=" + port));
        command.addAll(options);
        Process started = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        awaitReady(started, output);
        return started;
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static void awaitReady(Process process, Path output) throws IOException {
        Instant end = Instant.now().plus(START);
        while (!Files.readString(output).contains("Samtykke is ready")) {
            if (!process.isAlive() || Instant.now().isAfter(end)) {
                process.destroyForcibly();
                throw new IllegalStateException("It did not start: " + Files.readString(output));
            }
            pause();
        }
    }

    @Override
    public String url() {
        return "http://localhost:" + port;
    }

    @Override
    public Client client(String role) {
        return new Client(this, role);
    }

    @Override
    public Map<String, String> shellVariables() {
        return Map.of("SAMTYKKE_URL", url(), "SAMTYKKE_DATA", data().toString());
    }

    @Override
    public String shellFunctions() {
        return "";
    }

    Path data() {
        return folder.resolve("data");
    }

    /** As {@code kill -9} does. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void crash() throws IOException {
        kill();
        process = run();
    }

    int port() {
        return port;
    }

    /** Halts it where it is, as if time stood still. */
    void halt() {
        signal("STOP");
    }

    /** Lets it go on. */
    void resume() {
        signal("CONT");
    }

    private void signal(String name) {
        run(List.of("kill", "-" + name, String.valueOf(process.pid())));
    }

    /** Exports or imports the history of a data folder. */
    static void history(String direction, Path text, Path data) {
        List<String> command = new ArrayList<>(List.of(java()));
        command.addAll(FOR_SHORT_LIVES);
        command.addAll(List.of(
                "-jar",
                JAR.toAbsolutePath().toString(),
                "history",
                direction,
                text.toString(),
                "--samtykke.data-dir=" + data));
        run(command);
    }

    private static void run(List<String> command) {
        try {
            int status = new ProcessBuilder(command).inheritIO().start().waitFor();
            if (status != 0) {
                throw new IllegalStateException(command + " ended with " + status);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Tells it to stop, as {@code Ctrl+C} does, and does not wait. */
    void beginToStop() {
        process.destroy();
    }

    /** As {@code Ctrl+C} does; returns the exit status. */
    int stop() {
        process.destroy();
        return process.onExit().join().exitValue();
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

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

package dev.samtykke.stories;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.awaitility.Awaitility;

/**
 * The product as an operator starts it on one machine: by {@code operation/run-distributed.sh}, two of each side behind
 * nginx, with the mapping of roles that {@code docker-compose.yml} gives.
 */
final class DistributedProduct implements Installation {

    static final List<String> COMMAND_SIDES = List.of("command-side-1", "command-side-2");
    static final List<String> QUERY_SIDES = List.of("query-side-1", "query-side-2");

    private static final Path SCRIPT = Path.of("..", "operation", "run-distributed.sh");
    private static final List<String> ROLES = List.of("admin", "compliance", "front-end", "destination-demo");
    private static final Duration START = Duration.ofMinutes(4);
    private static final Duration STOP = Duration.ofSeconds(90);

    private final SharedServices shared;
    private final Path folder;
    private final String url;
    private final Map<String, Integer> ports = new TreeMap<>();
    private final Path output;
    private final Process script;

    private DistributedProduct(SharedServices shared, Path folder) throws IOException {
        this.shared = shared;
        this.folder = folder;
        this.output = folder.resolve("output.txt");
        List<Integer> free =
                IntStream.generate(FreePort::any).distinct().limit(5).boxed().toList();
        this.url = "http://localhost:" + free.get(4);
        for (int i = 0; i < 2; i++) {
            ports.put(COMMAND_SIDES.get(i), free.get(i));
            ports.put(QUERY_SIDES.get(i), free.get(2 + i));
        }
        ProcessBuilder builder =
                new ProcessBuilder("bash", SCRIPT.toAbsolutePath().normalize().toString(), folder.toString());
        Map<String, String> environment = builder.environment();
        environment.putAll(shared.environment());
        environment.put("SPRING_APPLICATION_JSON", ComposeFile.variable("SPRING_APPLICATION_JSON"));
        environment.put("PROXY_PORT", String.valueOf(free.get(4)));
        environment.put("COMMAND_PORTS", free.get(0) + " " + free.get(1));
        environment.put("QUERY_PORTS", free.get(2) + " " + free.get(3));
        environment.put("JAVA_OPTIONS", "-Xmx256m " + String.join(" ", Product.FOR_SHORT_LIVES));
        environment.put(
                "PATH", Path.of(System.getProperty("java.home"), "bin") + File.pathSeparator + environment.get("PATH"));
        this.script = builder.redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
    }

    /**
     * Starts it, or skips the test where that cannot be done.
     *
     * @param folder an empty one
     */
    static DistributedProduct start(Path folder) throws IOException {
        assumeTrue(isNginxPresent(), "There is no nginx on the PATH or in /usr/sbin");
        DistributedProduct product =
                new DistributedProduct(SharedServices.open(folder.resolve("separate"), folder.resolve("keys")), folder);
        try {
            product.awaitReady();
            return product;
        } catch (RuntimeException failed) {
            product.close();
            throw failed;
        }
    }

    private static boolean isNginxPresent() {
        return Stream.of((System.getenv("PATH") + File.pathSeparator + "/usr/sbin").split(File.pathSeparator))
                .anyMatch(path -> Files.isExecutable(Path.of(path, "nginx")));
    }

    private void awaitReady() {
        Awaitility.await().atMost(START).until(() -> {
            if (!script.isAlive()) {
                throw new IllegalStateException("It did not start, see " + folder + ": " + output());
            }
            return output().contains("Samtykke is at " + url);
        });
    }

    /** What the script has said. */
    String output() throws IOException {
        return Files.readString(output);
    }

    /** Where logs, keys and the processes' files are. */
    Path folder() {
        return folder;
    }

    /** What the processes share. */
    SharedServices shared() {
        return shared;
    }

    @Override
    public String url() {
        return url;
    }

    @Override
    public Client client(String role) {
        return new Client(url, shared.tokenOfRole(role));
    }

    /** The process of a side at the moment. */
    ProcessHandle process(String side) throws IOException {
        long id = Long.parseLong(Files.readString(folder.resolve(side + ".pid")).strip());
        return ProcessHandle.of(id).orElseThrow(() -> new IllegalStateException(side + " does not run"));
    }

    /** Waits until the script has started another process in the place of one that ended, and it is ready. */
    void awaitReplaced(String side, ProcessHandle ended) {
        Awaitility.await()
                .atMost(START)
                .ignoreExceptions()
                .until(() -> !process(side).equals(ended) && isReady(side));
    }

    private boolean isReady(String side) throws IOException {
        URI readiness = URI.create("http://127.0.0.1:" + ports.get(side) + "/actuator/health/readiness");
        return ((HttpURLConnection) readiness.toURL().openConnection()).getResponseCode() == 200;
    }

    @Override
    public void crash() throws IOException {
        Map<String, ProcessHandle> killed = new TreeMap<>();
        for (String side : COMMAND_SIDES) {
            killed.put(side, process(side));
        }
        killed.values().forEach(ProcessHandle::destroyForcibly);
        killed.forEach(this::awaitReplaced);
    }

    @Override
    public Map<String, String> shellVariables() {
        Map<String, String> variables = new TreeMap<>(Map.of("SAMTYKKE_URL", url));
        ROLES.forEach(role -> variables.put("TOKEN_" + role.replace('-', '_'), shared.tokenOfRole(role)));
        return variables;
    }

    /** The tokens come from another issuer. */
    @Override
    public String shellFunctions() {
        return "token() { printenv \"TOKEN_${1//-/_}\"; }\n";
    }

    @Override
    public void close() {
        script.destroy();
        try {
            if (!script.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
                script.descendants().forEach(ProcessHandle::destroyForcibly);
                script.destroyForcibly();
                throw new IllegalStateException("It does not stop: " + output());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            script.destroyForcibly();
        } finally {
            shared.close();
        }
    }
}

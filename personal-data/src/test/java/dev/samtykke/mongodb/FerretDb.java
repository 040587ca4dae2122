package dev.samtykke.mongodb;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** One FerretDB for all tests of this JVM, with its files in the build folder; it ends with the JVM. */
final class FerretDb {

    private static final class Shared {
        static final FerretDb SERVER = start();
    }

    private final Optional<String> uri;
    private final String problem;

    private FerretDb(Optional<String> uri, String problem) {
        this.uri = uri;
        this.problem = problem;
    }

    /** The server, started at the first call. */
    static FerretDb shared() {
        return Shared.SERVER;
    }

    /** Its address; empty when it cannot run here. */
    Optional<String> uri() {
        return uri;
    }

    /** Why it cannot run here; empty when it does. */
    String problem() {
        return problem;
    }

    private static FerretDb start() {
        Path module = module();
        GoProgram program = new GoProgram(
                module.resolve("src/test/go/ferretdb"), module.resolve("target").resolve("ferretdb"));
        Optional<String> problem = program.build();
        if (problem.isPresent()) {
            return new FerretDb(Optional.empty(), problem.get());
        }
        try {
            return new FerretDb(Optional.of(run(program.file())), "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String run(Path program) throws IOException {
        Path data = Files.createTempDirectory(program.getParent(), "data");
        Process server = new ProcessBuilder(program.toString(), data.toString())
                .redirectError(program.resolveSibling("messages.log").toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, data)));
        BufferedReader printed = server.inputReader(StandardCharsets.UTF_8);
        String address = printed.readLine();
        if (address == null) {
            throw new IOException("FerretDB ended at once");
        }
        return address;
    }

    private static void stop(Process server, Path data) {
        try {
            server.destroyForcibly().waitFor();
            delete(data);
        } catch (IOException | InterruptedException e) {
            Thread.currentThread().interrupt(); // the next clean of the build folder removes it
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> inside = Files.walk(folder)) {
            for (Path each : inside.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }

    /** The folder of the module that this class is in, though its tests may be run by another one. */
    private static Path module() {
        try {
            Path classes = Path.of(FerretDb.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return classes.resolve("../..").normalize();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}

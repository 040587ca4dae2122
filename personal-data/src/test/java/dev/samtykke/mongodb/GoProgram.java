package dev.samtykke.mongodb;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A Go program of the test sources, built once for all modules whose tests need it. */
final class GoProgram {

    /** A first build downloads and compiles all that the program depends on: about a minute on two cores. */
    private static final long MOST_MINUTES = 4;

    private final Path sources;
    private final Path folder;

    /** @param folder where what is built goes */
    GoProgram(Path sources, Path folder) {
        this.sources = sources;
        this.folder = folder;
    }

    /** The program. */
    Path file() {
        return folder.resolve("program");
    }

    /** Builds it unless that was done; says why it cannot be. A program that does not compile is an error of ours. */
    Optional<String> build() {
        if (!isGoPresent() || !Files.isDirectory(sources)) {
            return Optional.of("there is no go on the PATH");
        }
        try {
            Files.createDirectories(folder);
            try (FileChannel channel = FileChannel.open(
                            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock alone = channel.lock()) {
                return isBuilt() ? Optional.empty() : buildNow();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isGoPresent() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .anyMatch(each -> Files.isExecutable(Path.of(each, "go")));
    }

    private boolean isBuilt() throws IOException {
        if (!Files.exists(file())) {
            return false;
        }
        try (Stream<Path> files = Files.list(sources)) {
            long changed =
                    files.mapToLong(each -> each.toFile().lastModified()).max().orElse(0);
            return file().toFile().lastModified() >= changed;
        }
    }

    private Optional<String> buildNow() throws IOException {
        if (!run("go", "mod", "download")) {
            return Optional.of("its Go modules cannot be downloaded");
        }
        // Without the part that talks to PostgreSQL, which nothing here uses.
        if (!run("go", "build", "-mod=readonly", "-tags=ferretdb_no_postgresql", "-o", file().toString(), ".")) {
            throw new IOException("The Go program cannot be built, see " + messages());
        }
        return Optional.empty();
    }

    private Path messages() {
        return folder.resolve("build.log");
    }

    private boolean run(String... command) throws IOException {
        Process process = new ProcessBuilder(List.of(command))
                .directory(sources.toFile())
                .redirectErrorStream(true)
                .redirectOutput(messages().toFile())
                .start();
        try {
            if (!process.waitFor(MOST_MINUTES, TimeUnit.MINUTES)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                return false;
            }
            return process.exitValue() == 0;
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            return false;
        }
    }
}

package dev.samtykke.stories;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Chromium with a page open, nothing of earlier visits, and nobody to ask but this machine. */
final class Browser implements AutoCloseable {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");

    private final Process process;

    private Browser(Process process) {
        this.process = process;
    }

    static boolean isMissing() {
        return !Files.isExecutable(CHROMIUM);
    }

    /** @param folder where it keeps what it remembers */
    static Browser open(Path folder, String url) {
        try {
            Path profile = Files.createTempDirectory(folder, "browser");
            return new Browser(new ProcessBuilder(List.of(
                            CHROMIUM.toString(),
                            "--headless",
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-dev-shm-usage",
                            "--no-first-run",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync",
                            "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost",
                            "--user-data-dir=" + profile,
                            url))
                    .redirectErrorStream(true)
                    .redirectOutput(profile.resolve("output.txt").toFile())
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends it with all of its processes, so that its folder can be deleted. */
    @Override
    public void close() {
        List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(one -> one.onExit().join());
    }
}

package dev.samtykke.stories;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/** The SDKs that npm has, installed beside the scripts that send by them. */
final class NodeClients {

    private static final Path SCRIPTS = Path.of("src", "test", "resources", "tracking-clients");

    private static @Nullable NodeClients installed;

    private final Path folder;
    private final String missing;

    private NodeClients(Path folder, String missing) {
        this.folder = folder;
        this.missing = missing;
    }

    /** Installs them for all tests, if that can be done here. */
    static NodeClients installed() throws IOException {
        if (installed == null) {
            installed = install(Files.createTempDirectory(Path.of("target").toAbsolutePath(), "node"));
        }
        return installed;
    }

    private static NodeClients install(Path folder) {
        copyScripts(folder);
        try {
            Process install =
                    in(folder, "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline");
            String output = output(install);
            boolean installed = install.waitFor() == 0;
            return new NodeClients(folder, installed ? "" : "The SDKs of npm cannot be installed: " + output);
        } catch (IOException absent) {
            return new NodeClients(folder, "There is no Node here: " + absent.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Why they cannot be used, or nothing. */
    String missing() {
        return missing;
    }

    Path folder() {
        return folder;
    }

    /** Starts something among them. */
    Process start(String... command) throws IOException {
        return in(folder, command);
    }

    /** All that a process writes until it ends. */
    static String output(Process process) throws IOException {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static Process in(Path folder, String... command) throws IOException {
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
    }

    private static void copyScripts(Path folder) {
        try (Stream<Path> files = Files.walk(SCRIPTS)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = folder.resolve(SCRIPTS.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

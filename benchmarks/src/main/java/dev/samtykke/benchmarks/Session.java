package dev.samtykke.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What a part has while it runs: its options, folders of its own, and somebody who notes its figures. */
public final class Session {

    private final Options options;
    private final List<Figure> figures = new ArrayList<>();

    Session(Options options) {
        this.options = options;
    }

    /** How long to measure. */
    public Effort effort() {
        return options.effort();
    }

    /** What the command line asked for. */
    public Options options() {
        return options;
    }

    /** Notes a figure. */
    public void note(Figure figure) {
        figures.add(figure);
        say("%s: %,.2f %s".formatted(figure.name(), figure.value(), figure.unit()));
    }

    /** Tells whoever waits how far it has got. */
    public void say(String progress) {
        System.err.println("  " + progress);
    }

    List<Figure> figures() {
        return List.copyOf(figures);
    }

    /** The place of data that later runs may use again. */
    public Path kept(String name) throws IOException {
        return Files.createDirectories(options.folder()).resolve(name);
    }

    /** A folder that is empty now. */
    public Path fresh(String name) throws IOException {
        Path folder = kept(name);
        delete(folder);
        return Files.createDirectories(folder);
    }

    /** Deletes a folder with all that is in it, if it is there. */
    public static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                all.sorted(Comparator.reverseOrder()).forEach(Session::deleteOne);
            }
        }
    }

    private static void deleteOne(Path path) {
        try {
            Files.delete(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

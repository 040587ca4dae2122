package dev.samtykke.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import dev.samtykke.benchmarks.append.AppendPart;
import dev.samtykke.benchmarks.evidence.EvidencePart;
import dev.samtykke.benchmarks.http.CheckPart;
import dev.samtykke.benchmarks.http.ConsentPart;
import dev.samtykke.benchmarks.http.DataInPart;
import dev.samtykke.benchmarks.http.EvidenceCostPart;
import dev.samtykke.benchmarks.http.FootprintPart;
import dev.samtykke.benchmarks.http.ProfilePart;
import dev.samtykke.benchmarks.latency.LatencyPart;
import dev.samtykke.benchmarks.replay.ReplayPart;

/** Runs the parts one after the other, each in a JVM that nothing ran in before, and prints the table. */
public final class Benchmarks {

    private static final List<Part> PARTS = List.of(
            new AppendPart(),
            new ConsentPart(),
            new CheckPart(),
            new DataInPart(),
            new ProfilePart(),
            new EvidencePart(),
            new EvidenceCostPart(),
            new ReplayPart(),
            new LatencyPart(),
            new FootprintPart());
    private static final List<String> JVM_OPTIONS = List.of(
            "-Xmx4g", "--add-opens=java.base/java.lang=ALL-UNNAMED", "-Djava.util.logging.config.file=/dev/null");

    private Benchmarks() {}

    /** Exits with 1 when a part failed, 2 for options that do not exist. */
    public static void main(String[] arguments) throws Exception {
        List<String> given = List.of(arguments);
        if (given.contains("--help")) {
            System.out.println(help());
            return;
        }
        try {
            List<Part> parts = chosen(Options.parse(given, OwnJvm.ownJar()).parts());
            System.exit(run(parts, given) ? 0 : 1);
        } catch (IllegalArgumentException unknown) {
            System.err.println(unknown.getMessage() + "\n\n" + help());
            System.exit(2);
        }
    }

    private static boolean run(List<Part> parts, List<String> arguments) throws IOException, InterruptedException {
        List<Figure> figures = new ArrayList<>();
        Set<String> failed = new LinkedHashSet<>();
        for (Part part : parts) {
            System.err.println(part.name() + ": " + part.description());
            Optional<List<Figure>> measured = inOwnProcess(part, arguments);
            measured.ifPresentOrElse(figures::addAll, () -> failed.add(part.name()));
        }
        System.out.println(new Machine() + "\n\n" + new Table(figures));
        failed.forEach(name -> System.out.println("FAILED: " + name));
        return failed.isEmpty();
    }

    private static Optional<List<Figure>> inOwnProcess(Part part, List<String> arguments)
            throws IOException, InterruptedException {
        Path figures = Files.createTempFile("figures", ".json");
        try {
            List<String> own = new ArrayList<>(List.of(figures.toString(), part.name()));
            arguments.stream().filter(argument -> argument.startsWith("-")).forEach(own::add);
            Process process = OwnJvm.of(PartProcess.class, JVM_OPTIONS, own)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor() == 0
                    ? Optional.of(JsonMapper.shared().readValue(figures.toFile(), new TypeReference<>() {}))
                    : Optional.empty();
        } finally {
            Files.deleteIfExists(figures);
        }
    }

    private static List<Part> chosen(List<String> names) {
        return names.isEmpty() ? PARTS : names.stream().map(Benchmarks::part).toList();
    }

    static Part part(String name) {
        return PARTS.stream()
                .filter(part -> part.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no part " + name));
    }

    private static String help() {
        StringBuilder help = new StringBuilder("""
                java -jar samtykke-benchmarks.jar [--quick] [--folder=FOLDER] [--product=JAR] [parts…]

                Runs all parts, or those that are named, and prints a table of figures and ratios.
                SAMTYKKE_BENCH_POSTGRESQL_URI names a PostgreSQL server to compare with.

                """);
        PARTS.forEach(part -> help.append("  %-12s %s%n".formatted(part.name(), part.description())));
        return help.toString();
    }
}

package dev.samtykke.benchmarks;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What the command line asks for.
 *
 * @param effort how long to measure
 * @param folder where benchmarks keep their data while they run
 * @param product the jar of the product
 * @param productJvm options for the JVM of the product, such as those of a flight recording; none by default
 * @param postgresql a PostgreSQL server to compare with, as a JDBC or libpq URI; null when there is none
 * @param parts names of the parts to run, in order; all of them when empty
 */
public record Options(
        Effort effort,
        Path folder,
        Path product,
        List<String> productJvm,
        @Nullable URI postgresql,
        List<String> parts) {

    private static final String POSTGRESQL_URI = "SAMTYKKE_BENCH_POSTGRESQL_URI";

    /** @throws IllegalArgumentException for an option that does not exist */
    static Options parse(List<String> arguments, Path ownJar) {
        Effort effort = Effort.FULL;
        Path folder = Path.of(System.getProperty("java.io.tmpdir"), "samtykke-benchmarks");
        Path product = ownJar.resolve("../../../standalone/target/samtykke-standalone.jar")
                .normalize();
        List<String> productJvm = List.of();
        List<String> parts = new ArrayList<>();
        for (String argument : arguments) {
            if (argument.equals("--quick")) {
                effort = Effort.QUICK;
            } else if (argument.startsWith("--folder=")) {
                folder = Path.of(value(argument));
            } else if (argument.startsWith("--product=")) {
                product = Path.of(value(argument));
            } else if (argument.startsWith("--product-jvm=")) {
                productJvm = List.of(value(argument).split(" "));
            } else if (argument.startsWith("-")) {
                throw new IllegalArgumentException("Unknown option " + argument);
            } else {
                parts.add(argument);
            }
        }
        return new Options(effort, folder, product, productJvm, postgresqlFromEnvironment(), parts);
    }

    private static String value(String argument) {
        return argument.substring(argument.indexOf('=') + 1);
    }

    private static @Nullable URI postgresqlFromEnvironment() {
        @Nullable String given = System.getenv(POSTGRESQL_URI);
        return given == null || given.isEmpty() ? null : URI.create(given.replaceFirst("^jdbc:", ""));
    }
}

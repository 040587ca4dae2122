package dev.samtykke.standalone.launch;

import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What can be answered from the command line alone, without starting. */
public final class CommandLine {

    private static final Set<String> ROOTS =
            Set.of("samtykke", "server", "spring", "logging", "management", "springdoc", "debug", "trace", "demo");

    private static final String HELP = """
            Samtykke honours the purpose of customer data.

            Usage: java -jar samtykke-standalone.jar [options]
                   java -jar samtykke-standalone.jar history (export | import) FOLDER

              --samtykke.data-dir=FOLDER    where everything is kept (default ./data)
              --server.port=PORT            where the API listens (default 8080)
              --samtykke.public-url=URL     how clients reach the API (default http://localhost:PORT)
              --samtykke.issuer-uri=URL     accept tokens of this OpenID Connect issuer instead of issuing them
              --samtykke.mongodb.uri=URI    keep projections in this MongoDB instead of inside the process
              --demo                        load purposes, notices and synthetic customers
              --version                     print the version
              --help                        print this

            Every setting may also stand in an environment variable (SAMTYKKE_DATA_DIR) or in application.yaml
            in the working folder.""";

    private CommandLine() {}

    /**
     * What to print instead of starting.
     *
     * @param text the text
     * @param exitCode 0, or 2 for options that do not exist
     */
    public record Answer(String text, int exitCode) {

        /** Prints to standard output, or to standard error when something is wrong. */
        public void print() {
            PrintStream out = exitCode == 0 ? System.out : System.err;
            out.println(text);
        }
    }

    /** The answer to a command line, or empty when it asks for a start. */
    public static Optional<Answer> answer(String... arguments) {
        List<String> given = List.of(arguments);
        if (given.contains("--help") || given.contains("-h")) {
            return Optional.of(new Answer(HELP, 0));
        }
        if (given.contains("--version")) {
            return Optional.of(new Answer("Samtykke " + version(), 0));
        }
        return given.stream()
                .filter(argument -> !isOption(argument))
                .findFirst()
                .map(unknown -> new Answer("Unknown option " + name(unknown) + "; --help lists them", 2));
    }

    private static boolean isOption(String argument) {
        return argument.startsWith("--")
                && ROOTS.contains(name(argument).substring(2).split("[.\\[]", 2)[0]);
    }

    /** Without the value, which may be a secret. */
    private static String name(String argument) {
        return argument.split("=", 2)[0];
    }

    private static String version() {
        return Stream.ofNullable(CommandLine.class.getPackage().getImplementationVersion())
                .findFirst()
                .orElse("(built from sources)");
    }
}

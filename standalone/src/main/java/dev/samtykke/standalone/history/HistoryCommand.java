package dev.samtykke.standalone.history;

import java.nio.file.Path;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

import dev.samtykke.eventstore.HistorySummary;

/**
 * {@code history export FOLDER} and {@code history import FOLDER}. Exits with 0 when it is done, 1 when it could not be
 * done, 2 for a command line that makes no sense.
 */
@Command(
        name = "history",
        description = "Takes the whole history out of a data folder, or puts one into an empty data folder.",
        synopsisSubcommandLabel = "(export | import)")
public final class HistoryCommand implements Runnable {

    @Option(
            names = "--samtykke.data-dir",
            paramLabel = "FOLDER",
            description = "the data folder (default ${DEFAULT-VALUE})",
            defaultValue = "${env:SAMTYKKE_DATA_DIR:-./data}",
            scope = ScopeType.INHERIT)
    private @Nullable Path data;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "print this",
            scope = ScopeType.INHERIT)
    private boolean help;

    @Spec
    private @Nullable CommandSpec spec;

    /** Runs a command line without its first word {@code history}; returns the exit status. */
    public static int execute(String... arguments) {
        return new CommandLine(new HistoryCommand())
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    command.getErr().println(HistoryFailure.explain(failure));
                    return command.getCommandSpec().exitCodeOnExecutionException();
                })
                .execute(arguments);
    }

    @Override
    public void run() {
        throw new ParameterException(spec().commandLine(), "Missing: export or import");
    }

    @Command(
            name = "export",
            description = {
                "Writes history.ndjson, the events as they are stored, and subject-keys.ndjson, the wrapped keys that open"
                        + " their personal values. The product must not be running.",
                "Copy the folder keys of the data folder as well, and keep the two apart: together they open everything."
                        + " Destroy an export when somebody in it is erased; it still holds that person's keys."
            })
    int export(@Parameters(paramLabel = "FOLDER", description = "a new or empty folder") Path folder) throws Exception {
        report("Exported", HistoryArchive.in(folder).exportFrom(dataFolder()));
        return 0;
    }

    @Command(
            name = "import",
            description = {
                "Puts an exported history into a data folder that has none. Copy the folder keys of the original data"
                        + " folder there first: without them the events cannot be opened.",
                "Nothing is changed when a file is damaged, cut off or incomplete."
            })
    int importInto(@Parameters(paramLabel = "FOLDER", description = "the folder of an export") Path folder)
            throws Exception {
        report("Imported", HistoryArchive.in(folder).importInto(dataFolder()));
        return 0;
    }

    private void report(String done, HistorySummary summary) {
        spec().commandLine()
                .getOut()
                .printf("%s %d events, SHA-256 of their lines %s%n", done, summary.events(), summary.sha256());
    }

    private Path dataFolder() {
        return Objects.requireNonNull(data);
    }

    private CommandSpec spec() {
        return Objects.requireNonNull(spec);
    }
}

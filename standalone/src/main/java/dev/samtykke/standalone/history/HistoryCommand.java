package dev.samtykke.standalone.history;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

import dev.samtykke.axonserver.AxonServerSettings;
import dev.samtykke.eventstore.HistorySummary;

/**
 * {@code history export FOLDER} and {@code history import FOLDER}. Exits with 0 when it is done, 1 when it could not be
 * done, 2 for a command line that makes no sense.
 */
@Command(
        name = "history",
        description = "Takes the whole history out of where it is, or puts one where there is none.",
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
            names = "--samtykke.events",
            paramLabel = "WHERE",
            description = "embedded, in the data folder, or axon-server (default ${DEFAULT-VALUE})",
            defaultValue = "${env:SAMTYKKE_EVENTS:-embedded}",
            scope = ScopeType.INHERIT)
    private String events = "embedded";

    @Option(
            names = "--samtykke.axon-server.address",
            paramLabel = "HOST:PORT",
            description = "Axon Server's gRPC port",
            defaultValue = "${env:SAMTYKKE_AXON_SERVER_ADDRESS}",
            scope = ScopeType.INHERIT)
    private @Nullable String axonServer;

    @Option(
            names = "--samtykke.axon-server.certificate",
            paramLabel = "FILE",
            description = "the certificates to trust (PEM)",
            defaultValue = "${env:SAMTYKKE_AXON_SERVER_CERTIFICATE}",
            scope = ScopeType.INHERIT)
    private @Nullable Path certificate;

    @Option(
            names = "--samtykke.mongodb.uri",
            paramLabel = "URI",
            description = "the MongoDB with the keys of a history in Axon Server",
            defaultValue = "${env:SAMTYKKE_MONGODB_URI}",
            scope = ScopeType.INHERIT)
    private @Nullable String mongodb;

    @Option(
            names = "--samtykke.mongodb.database",
            paramLabel = "NAME",
            description = "its database (default ${DEFAULT-VALUE})",
            defaultValue = "${env:SAMTYKKE_MONGODB_DATABASE:-samtykke}",
            scope = ScopeType.INHERIT)
    private String database = "samtykke";

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
                        + " their personal values. The product must not be running on the data folder; services that"
                        + " record in Axon Server may go on.",
                "Copy the folder keys of the data folder as well, and keep the two apart: together they open everything."
                        + " Destroy an export when somebody in it is erased; it still holds that person's keys."
            })
    int export(@Parameters(paramLabel = "FOLDER", description = "a new or empty folder") Path folder) throws Exception {
        report(
                "Exported",
                HistoryArchive.in(folder).exportFrom(remote().orElseGet(() -> HistoryPlace.from(dataFolder()))));
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
        report(
                "Imported",
                HistoryArchive.in(folder).importInto(remote().orElseGet(() -> HistoryPlace.into(dataFolder()))));
        return 0;
    }

    private void report(String done, HistorySummary summary) {
        spec().commandLine()
                .getOut()
                .printf("%s %d events, SHA-256 of their lines %s%n", done, summary.events(), summary.sha256());
    }

    private Optional<HistoryPlace.Opening> remote() {
        return switch (events) {
            case "embedded" -> Optional.empty();
            case "axon-server" ->
                Optional.of(HistoryPlace.server(
                        // The token is no option: a command line can be read by others.
                        new AxonServerSettings(
                                needed("--samtykke.axon-server.address", axonServer),
                                System.getenv("SAMTYKKE_AXON_SERVER_TOKEN"),
                                certificate),
                        needed("--samtykke.mongodb.uri", mongodb),
                        database));
            default ->
                throw new ParameterException(spec().commandLine(), "--samtykke.events is embedded or axon-server");
        };
    }

    private String needed(String option, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw new ParameterException(spec().commandLine(), "A history in Axon Server needs " + option);
        }
        return value;
    }

    private Path dataFolder() {
        return Objects.requireNonNull(data);
    }

    private CommandSpec spec() {
        return Objects.requireNonNull(spec);
    }
}

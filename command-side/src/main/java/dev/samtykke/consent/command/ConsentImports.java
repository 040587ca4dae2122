package dev.samtykke.consent.command;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.ExecutorService;

import dev.samtykke.commanding.CommandContext;
import dev.samtykke.commanding.CommandDispatcher;
import dev.samtykke.consent.BeginConsentImport;
import dev.samtykke.consent.ConsentImportState;
import dev.samtykke.consent.ConsentImportState.Stage;
import dev.samtykke.consent.ImportCounts;
import dev.samtykke.consent.RecordImportProgress;
import dev.samtykke.consent.RecordImportProgress.Step;
import dev.samtykke.consent.UnknownConsentImport;
import dev.samtykke.eventsourcing.EventStreams;
import dev.samtykke.eventsourcing.Streams;
import dev.samtykke.http.trace.RequestContext;

/**
 * Receives bulk imports. An import may be sent any number of times: every line is applied once, by its place in the
 * import, and answers again what it answered first.
 */
public final class ConsentImports {

    /** How many lines are carried out at the same time. */
    public static final int WORKERS = ImportBatch.LANES;

    /** How many lines are taken together; they are counted in one event. */
    private static final int LINES_AT_ONCE = 512;

    private static final int LONGEST_LINE = 1 << 20;

    private final CommandDispatcher dispatcher;
    private final EventStreams streams;
    private final ImportedLine lines;
    private final ExecutorService workers;

    /** @param workers carry lines out, those about different people at the same time */
    public ConsentImports(
            CommandDispatcher dispatcher, EventStreams streams, ImportedLine lines, ExecutorService workers) {
        this.dispatcher = dispatcher;
        this.streams = streams;
        this.lines = lines;
        this.workers = workers;
    }

    /** Takes what became of a line, in the order of the lines. */
    @FunctionalInterface
    interface Results {
        void accept(LineResult result) throws IOException;
    }

    /**
     * Receives an import to its end.
     *
     * @throws IOException when it broke off, or its results could not be passed on
     * @throws dev.samtykke.consent.ImportSuperseded when somebody sends it again meanwhile
     */
    void receive(String id, String path, InputStream body, Results results, RequestContext caller) throws IOException {
        CommandContext context = CommandContext.of(caller.actor(), caller.traceId());
        int attempt = dispatcher
                .send(new BeginConsentImport(id), context, ImportAnswer.class)
                .attempt();
        ImportTally tally = new ImportTally();
        Step end = Step.INTERRUPTED;
        try {
            ImportBatch batch = new ImportBatch(lines, workers, id, path, caller);
            ImportLines file = new ImportLines(body, LONGEST_LINE);
            for (var next = file.next(LINES_AT_ONCE); !next.isEmpty(); next = file.next(LINES_AT_ONCE)) {
                for (LineResult result : batch.apply(next)) {
                    tally.add(result);
                    results.accept(result);
                }
                record(id, attempt, Step.ADVANCED, tally.counts(), context);
            }
            end = Step.COMPLETED;
        } finally {
            if (streams.state(Streams.CONSENT_IMPORT, id).attempt() == attempt) {
                record(id, attempt, end, tally.counts(), context);
            }
        }
    }

    private void record(String id, int attempt, Step step, ImportCounts counts, CommandContext context) {
        dispatcher.send(new RecordImportProgress(id, attempt, step, counts), context, ImportAnswer.class);
    }

    /**
     * Where an import stands.
     *
     * @throws UnknownConsentImport when nobody has begun it
     */
    ConsentImportState find(String id) {
        ConsentImportState state = streams.state(Streams.CONSENT_IMPORT, id);
        if (state.stage() == Stage.UNKNOWN) {
            throw new UnknownConsentImport(id);
        }
        return state;
    }
}

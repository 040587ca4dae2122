package dev.samtykke.consent.command;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import dev.samtykke.http.problem.Problem;
import dev.samtykke.http.trace.RequestContext;
import dev.samtykke.rules.RuleBroken;

/**
 * Carries out a few hundred lines of an import at once: the store then writes them together. Lines that name the same
 * person in the same way are carried out one after the other, in the order of the file.
 */
final class ImportBatch {

    /** How many lines are carried out at the same time: mostly they wait for the disk, which writes them together. */
    static final int LANES = 64;

    private final ImportedLine lines;
    private final ExecutorService workers;
    private final String importId;
    private final String path;
    private final RequestContext caller;

    /** @param path of the request, to name lines in refusals */
    ImportBatch(ImportedLine lines, ExecutorService workers, String importId, String path, RequestContext caller) {
        this.lines = lines;
        this.workers = workers;
        this.importId = importId;
        this.path = path;
        this.caller = caller;
    }

    /** What became of the lines, in their order. */
    List<LineResult> apply(List<ImportLines.Line> batch) {
        LineResult[] results = new LineResult[batch.size()];
        List<List<Runnable>> lanes = IntStream.range(0, LANES)
                .<List<Runnable>>mapToObj(i -> new ArrayList<>())
                .toList();
        for (int i = 0; i < results.length; i++) {
            int place = i;
            ImportLines.Line line = batch.get(i);
            try {
                ImportedLine.Parsed parsed = lines.parse(line, caller);
                lanes.get(Math.floorMod(parsed.command().routingKey().hashCode(), LANES))
                        .add(() -> results[place] = apply(parsed));
            } catch (RuleBroken broken) {
                results[place] = refused(line.number(), broken);
            }
        }
        run(lanes);
        return List.of(results);
    }

    private LineResult apply(ImportedLine.Parsed line) {
        try {
            return LineResult.applied(line.number(), lines.apply(importId, line, caller));
        } catch (RuleBroken broken) {
            return refused(line.number(), broken);
        }
    }

    private LineResult refused(long number, RuleBroken broken) {
        return LineResult.refused(number, Problem.of(broken, path + "#" + number));
    }

    private void run(List<List<Runnable>> lanes) {
        List<Callable<Void>> work = lanes.stream()
                .filter(lane -> !lane.isEmpty())
                .<Callable<Void>>map(lane -> () -> {
                    lane.forEach(Runnable::run);
                    return null;
                })
                .toList();
        try {
            for (Future<Void> done : workers.invokeAll(work)) {
                done.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while lines were carried out", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("A line could not be carried out", e.getCause());
        }
    }
}

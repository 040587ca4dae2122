package dev.samtykke.evidence.query.witness;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.samtykke.evidence.log.LogView;
import dev.samtykke.evidence.log.note.SignedCheckpoint;
import dev.samtykke.evidence.log.note.VerifierKey;
import dev.samtykke.evidence.query.view.CurrentLog;

/**
 * Shows the last checkpoint of the statements to the witnesses, round after round. A witness that cannot be reached
 * holds nobody up: the log goes on, and that it was not cosigned shows in the files that it gives out.
 */
public final class Witnesses implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Witnesses.class);

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final List<AskedWitness> witnesses;
    private final CurrentLog current;
    private final Duration interval;
    private final Consumer<SignedCheckpoint> publish;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "evidence-witnesses"));
    private long shown = -1;

    /**
     * @param interval between two rounds
     * @param publish takes cosigned checkpoints
     */
    public Witnesses(
            Collection<WitnessSettings> witnesses,
            CurrentLog current,
            Duration interval,
            Consumer<SignedCheckpoint> publish) {
        this.witnesses = witnesses.stream()
                .map(witness -> new AskedWitness(witness, TIMEOUT))
                .toList();
        this.current = current;
        this.interval = interval;
        this.publish = publish;
    }

    /**
     * Begins, if there are any witnesses.
     *
     * @param isOurs whether it is up to this process; else it waits
     */
    public void start(BooleanSupplier isOurs) {
        if (!witnesses.isEmpty()) {
            thread.scheduleWithFixedDelay(() -> round(isOurs), 0, interval.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** How it stands with each. */
    public List<WitnessStatus> statuses() {
        return witnesses.stream().map(AskedWitness::status).toList();
    }

    private void round(BooleanSupplier isOurs) {
        if (!isOurs.getAsBoolean()) {
            return;
        }
        try {
            current.view().filter(this::isDue).ifPresent(this::show);
        } catch (RuntimeException e) {
            log.warn("The witnesses cannot be asked now: {}", e.getClass().getName());
        }
    }

    private boolean isDue(LogView view) {
        boolean anyProblem = statuses().stream().anyMatch(status -> status.problem() != null);
        return anyProblem || size(view) > shown;
    }

    private void show(LogView view) {
        witnesses.stream()
                .map(witness -> witness.ask(view))
                .flatMap(Optional::stream)
                .forEach(publish);
        shown = size(view);
    }

    private static long size(LogView view) {
        return view.state().statements().checkpoint().size();
    }

    /** The keys of witnesses. */
    public static List<VerifierKey> keys(Collection<WitnessSettings> witnesses) {
        return witnesses.stream()
                .map(WitnessSettings::key)
                .map(VerifierKey::parse)
                .toList();
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}

package dev.samtykke.evidence.query.view;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;

import dev.samtykke.evidence.log.LogView;

/** Lets requests wait, for a bounded time and in a bounded number, until the log covers an event. */
public final class CoveringLog {

    /** Further requests are turned away, so that waiting never takes every thread. */
    private static final int MOST_WAITING = 32;

    private final CurrentLog log;
    private final BooleanSupplier stopped;
    private final Duration longest;
    private final Semaphore waiting = new Semaphore(MOST_WAITING);

    /**
     * @param stopped whether the log has stopped for good
     * @param longest how long a request waits at most
     */
    public CoveringLog(CurrentLog log, BooleanSupplier stopped, Duration longest) {
        this.log = log;
        this.stopped = stopped;
        this.longest = longest;
    }

    /**
     * The log, covering the event at a position.
     *
     * @throws NotYetLogged if no checkpoint covers it in time
     * @throws EvidenceLogStopped if none will
     */
    public LogView covering(long position) {
        Optional<LogView> now = log.covering(position, Duration.ZERO);
        return now.orElseGet(() -> await(position));
    }

    private LogView await(long position) {
        if (stopped.getAsBoolean()) {
            throw new EvidenceLogStopped();
        }
        if (!waiting.tryAcquire()) {
            throw new NotYetLogged();
        }
        try {
            return log.covering(position, longest).orElseThrow(NotYetLogged::new);
        } finally {
            waiting.release();
        }
    }
}

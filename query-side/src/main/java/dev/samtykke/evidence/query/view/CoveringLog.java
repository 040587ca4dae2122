package dev.samtykke.evidence.query.view;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

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

    /**
     * The log, covering the event at a position, best as of a checkpoint that witnesses have cosigned. When they do not
     * answer in time it is one that they have not: the file shows that, and whoever needs their word asks again later.
     *
     * @throws NotYetLogged if no checkpoint covers it in time
     * @throws EvidenceLogStopped if none will
     */
    public LogView cosigned(long position) {
        LogView covering = covering(position);
        return waiting(() -> log.cosigned(position, longest)).orElse(covering);
    }

    private LogView await(long position) {
        if (stopped.getAsBoolean()) {
            throw new EvidenceLogStopped();
        }
        return waiting(() -> log.covering(position, longest)).orElseThrow(NotYetLogged::new);
    }

    private Optional<LogView> waiting(Supplier<Optional<LogView>> look) {
        if (!waiting.tryAcquire()) {
            throw new NotYetLogged();
        }
        try {
            return look.get();
        } finally {
            waiting.release();
        }
    }
}

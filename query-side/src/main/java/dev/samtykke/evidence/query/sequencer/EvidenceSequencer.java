package dev.samtykke.evidence.query.sequencer;

import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.samtykke.evidence.log.LogPaths;
import dev.samtykke.evidence.log.LogSettings;
import dev.samtykke.evidence.log.SequencerConflictException;
import dev.samtykke.evidence.log.codec.MalformedDataException;
import dev.samtykke.evidence.log.note.SignedCheckpoint;
import dev.samtykke.evidence.log.store.BlobStore;
import dev.samtykke.evidence.log.store.LogInconsistentException;
import dev.samtykke.evidence.query.StoredEventDamaged;
import dev.samtykke.evidence.query.StoredEvents;
import dev.samtykke.evidence.query.check.Alarm;
import dev.samtykke.evidence.query.check.HistoryCheck;
import dev.samtykke.evidence.query.leaf.LeafFactory;
import dev.samtykke.evidence.query.leaf.UnloggableEvent;
import dev.samtykke.evidence.query.lease.Lease;
import dev.samtykke.evidence.query.sequencer.SequencerStatus.State;

/**
 * Puts every stored event into the evidence log, once and in order, and has a checkpoint signed soon after. Several
 * processes may run one on the same log: the one with the lease works, the others stand by. Should two work all the
 * same, the log's compare-and-swap lets one of them through, and the other stands by.
 *
 * <p>When what is stored contradicts what was logged it stops for good and says so, instead of signing on. Any other
 * failure is tried again.
 */
public final class EvidenceSequencer implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EvidenceSequencer.class);

    private static final Duration LEASE_POLL = Duration.ofMillis(200);

    private final StoredEvents events;
    private final LeafFactory leaves;
    private final HistoryCheck check;
    private final Alarm alarm;
    private final SequencerSettings settings;
    private final BlobStore store;
    private final LogSettings logSettings;
    private final Lease lease;
    private final Queue<SignedCheckpoint> cosigned = new ConcurrentLinkedQueue<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "evidence-sequencer");
    private volatile SequencerStatus status = SequencerStatus.of(State.OFF, 0);
    private long lastCheckpoint;
    private volatile long signed = System.nanoTime();

    /**
     * @param store where the log is
     * @param logSettings names and keys of the log
     * @param lease the right to write the log, which whoever made it gives back
     */
    public EvidenceSequencer(
            StoredEvents events,
            LeafFactory leaves,
            HistoryCheck check,
            Alarm alarm,
            SequencerSettings settings,
            BlobStore store,
            LogSettings logSettings,
            Lease lease) {
        this.events = events;
        this.leaves = leaves;
        this.check = check;
        this.alarm = alarm;
        this.settings = settings;
        this.store = store;
        this.logSettings = logSettings;
        this.lease = lease;
    }

    /** Begins. */
    public void start() {
        status = SequencerStatus.of(State.STARTING, 0);
        thread.setUncaughtExceptionHandler(
                (dead, error) -> stop(error.getClass().getName()));
        thread.start();
    }

    /** Publishes a checkpoint of the statements that a witness has cosigned. Any thread may call it. */
    public void publish(SignedCheckpoint checkpoint) {
        cosigned.add(checkpoint);
    }

    /** What it is doing. */
    public SequencerStatus status() {
        return status;
    }

    /** How long ago this process signed a checkpoint, or was started when it has signed none yet. */
    public Duration sinceCheckpoint() {
        return Duration.ofNanos(System.nanoTime() - signed);
    }

    private void run() {
        boolean overtaken = false;
        while (!isClosing() && status.state() != State.STOPPED) {
            try {
                if (overtaken) {
                    standBy();
                }
                overtaken = false;
                if (awaitLease()) {
                    follow();
                }
            } catch (SequencerConflictException e) {
                overtaken = true;
            } catch (AlteredHistory
                    | LogInconsistentException
                    | UnloggableEvent
                    | StoredEventDamaged
                    | MalformedDataException e) {
                stop(String.valueOf(e.getMessage()));
            } catch (RuntimeException e) {
                retry(e);
            }
        }
    }

    private void follow() {
        Session session = new Session(events, leaves, check, alarm, settings, store, logSettings);
        session.checkHistory();
        session.follow(this::isToStop, this::pause, () -> Optional.ofNullable(cosigned.poll()), this::covered);
    }

    private boolean isToStop() {
        return isClosing() || !lease.isHeld();
    }

    /** Waits until this process may write the log; false when it is to end. */
    private boolean awaitLease() {
        while (!lease.isHeld()) {
            status = SequencerStatus.of(State.STANDBY, published());
            if (waited(LEASE_POLL)) {
                return false;
            }
        }
        return true;
    }

    private void covered(long size) {
        lastCheckpoint = System.nanoTime();
        signed = lastCheckpoint;
        status = SequencerStatus.of(State.RUNNING, size);
    }

    /** Under load events wait for each other, so that one checkpoint is for all of them; the first one does not wait. */
    private boolean pause() {
        long since = System.nanoTime() - lastCheckpoint;
        return waited(settings.checkpointInterval().minusNanos(since));
    }

    private void standBy() {
        log.info("Another process writes the evidence log; this one stands by");
        long due;
        do {
            due = events.head() + 1;
            status = SequencerStatus.of(State.STANDBY, published());
        } while (!waited(settings.patience()) && published() >= due);
    }

    private long published() {
        return store.get(LogPaths.EVENTS + LogPaths.CHECKPOINT)
                .map(bytes -> SignedCheckpoint.parse(bytes).checkpoint().size())
                .orElse(0L);
    }

    private void stop(String reason) {
        log.error("The evidence log has stopped and nothing more is signed: {}", reason);
        status = new SequencerStatus(State.STOPPED, status.size(), reason);
    }

    /** The message of an exception that is not our own may quote what was stored, so only its class is told. */
    private void retry(RuntimeException failure) {
        String reason = failure.getClass().getName();
        log.warn("The evidence log cannot be written now and will be tried again: {}", reason);
        status = new SequencerStatus(State.RETRYING, status.size(), reason);
        waited(settings.retry());
    }

    private boolean isClosing() {
        return closing.getCount() == 0 || Thread.currentThread().isInterrupted();
    }

    /** Waits; true when this is to end. */
    private boolean waited(Duration time) {
        try {
            return closing.await(Math.max(0, time.toNanos()), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** Finishes the checkpoint under way. */
    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(30));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (status.state() != State.STOPPED) {
            status = SequencerStatus.of(State.OFF, status.size());
        }
    }
}

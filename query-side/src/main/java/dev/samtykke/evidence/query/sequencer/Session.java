package dev.samtykke.evidence.query.sequencer;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

import dev.samtykke.evidence.log.EventLeaf;
import dev.samtykke.evidence.log.EventLog;
import dev.samtykke.evidence.log.LogSettings;
import dev.samtykke.evidence.log.note.SignedCheckpoint;
import dev.samtykke.evidence.log.store.BlobStore;
import dev.samtykke.evidence.query.RawEvent;
import dev.samtykke.evidence.query.StoredEvents;
import dev.samtykke.evidence.query.check.Alarm;
import dev.samtykke.evidence.query.check.Finding;
import dev.samtykke.evidence.query.check.HistoryCheck;
import dev.samtykke.evidence.query.leaf.LeafFactory;

/** The log, opened once and followed until something fails. For one thread. */
final class Session {

    private static final Duration PATIENCE = Duration.ofMillis(200);

    private final StoredEvents events;
    private final LeafFactory leaves;
    private final HistoryCheck check;
    private final Alarm alarm;
    private final SequencerSettings settings;
    private final EventLog log;

    Session(
            StoredEvents events,
            LeafFactory leaves,
            HistoryCheck check,
            Alarm alarm,
            SequencerSettings settings,
            BlobStore store,
            LogSettings logSettings) {
        this.events = events;
        this.leaves = leaves;
        this.check = check;
        this.alarm = alarm;
        this.settings = settings;
        this.log = EventLog.open(store, logSettings);
    }

    /**
     * Checks the end of the history against the log, and what an earlier run found.
     *
     * @throws AlteredHistory if it is not the one that was logged
     */
    void checkHistory() {
        alarm.finding().ifPresent(Session::refuse);
        long size = log.size();
        if (size > 0 && !events.awaitEventAfter(size - 2, settings.patience())) {
            stop(new Finding(events.head() + 1, "it is missing"));
        }
        Optional<Finding> before = alarm.remembered();
        before.filter(finding -> finding.position() < size)
                .flatMap(finding -> check.check(finding.position(), finding.position() + 1, size))
                .ifPresent(this::stop);
        check.check(Math.max(0, size - settings.tail()), size, size).ifPresent(this::stop);
        before.ifPresent(finding -> alarm.forget());
    }

    private void stop(Finding finding) {
        alarm.raise(finding);
        refuse(finding);
    }

    private static void refuse(Finding finding) {
        throw new AlteredHistory(finding);
    }

    /**
     * Puts every event into the log, until told to stop.
     *
     * @param pause waits before a checkpoint that need not be made at once; true to stop
     * @param cosigned gives checkpoints that witnesses have cosigned since it was asked last
     * @param covered told how many events are in the log after each checkpoint
     */
    void follow(
            BooleanSupplier stopping,
            BooleanSupplier pause,
            Supplier<Optional<SignedCheckpoint>> cosigned,
            LongConsumer covered) {
        log.checkpoint(); // a new log shows that it is empty
        covered.accept(log.size());
        while (!stopping.getAsBoolean()) {
            alarm.finding().ifPresent(Session::refuse);
            cosigned.get().ifPresent(log::publishCosigned);
            if (events.awaitEventAfter(log.size() - 1, PATIENCE)) {
                boolean behind = events.head() - log.size() >= settings.batch();
                if (!behind && pause.getAsBoolean()) {
                    return;
                }
                append();
                alarm.finding().ifPresent(Session::refuse);
                log.checkpoint();
                covered.accept(log.size());
            }
        }
    }

    private void append() {
        try (Stream<RawEvent> next = events.read(log.size(), log.size() + settings.batch())) {
            next.map(leaves::leaf).map(List::of).forEach(this::append);
        }
    }

    private void append(List<EventLeaf> one) {
        log.append(one);
    }
}

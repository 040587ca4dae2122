package dev.samtykke.evidence.query.sequencer;

import java.time.Duration;
import java.util.Optional;

import dev.samtykke.evidence.log.LogState;
import dev.samtykke.evidence.log.LogView;
import dev.samtykke.evidence.log.store.BlobStore;
import dev.samtykke.evidence.query.TestHistory;
import dev.samtykke.evidence.query.TestLog;
import dev.samtykke.evidence.query.check.Alarm;
import dev.samtykke.evidence.query.check.EventCheck;
import dev.samtykke.evidence.query.check.HistoryCheck;
import dev.samtykke.evidence.query.leaf.LeafFactory;
import dev.samtykke.evidence.query.lease.Lease;

/** Sequences a history in tests, at once or in the background. */
public final class Follower {

    private final TestHistory history;
    private final BlobStore store;
    private final LeafFactory leaves = new LeafFactory(TestHistory.STAMP);
    private final Alarm alarm;
    private final HistoryCheck check;
    private final SequencerSettings settings;

    private Follower(TestHistory history, BlobStore store, int batch) {
        this.history = history;
        this.store = store;
        this.alarm = new Alarm(store);
        this.check = new HistoryCheck(history, store, new EventCheck(leaves, history.sealer()));
        this.settings =
                new SequencerSettings(Duration.ZERO, batch, 1_000, Duration.ofMillis(50), Duration.ofMillis(20));
    }

    /** @param batch events that a checkpoint takes at the most */
    public static Follower over(TestHistory history, BlobStore store, int batch) {
        return new Follower(history, store, batch);
    }

    /** Logs all events that there are. */
    public LogState catchUp() {
        Session session = new Session(history, leaves, check, alarm, settings, store, TestLog.SETTINGS);
        session.checkHistory();
        long[] size = {0};
        session.follow(() -> size[0] > history.head(), () -> false, Optional::empty, covered -> size[0] = covered);
        return LogView.latest(store).orElseThrow().state();
    }

    /** Begins to follow the events in the background. */
    public EvidenceSequencer start() {
        return start(Lease.alone());
    }

    /** Begins to follow the events in the background, whenever it has the lease. */
    public EvidenceSequencer start(Lease lease) {
        EvidenceSequencer sequencer =
                new EvidenceSequencer(history, leaves, check, alarm, settings, store, TestLog.SETTINGS, lease);
        sequencer.start();
        return sequencer;
    }

    public Alarm alarm() {
        return alarm;
    }

    public HistoryCheck check() {
        return check;
    }
}

package dev.samtykke.evidence.query.view;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import org.jspecify.annotations.Nullable;

import dev.samtykke.evidence.log.LogPaths;
import dev.samtykke.evidence.log.LogView;
import dev.samtykke.evidence.log.codec.Encodings;
import dev.samtykke.evidence.log.note.SignedCheckpoint;
import dev.samtykke.evidence.log.note.VerifierKey;
import dev.samtykke.evidence.log.store.BlobStore;

/**
 * Reads the log as of its last checkpoint, whichever process made it. What was read of an unchanged log is kept. Safe
 * for many threads.
 */
public final class CurrentLog {

    private static final String CHECKPOINT = LogPaths.STATEMENTS + LogPaths.CHECKPOINT;
    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private final BlobStore store;
    private volatile @Nullable Read last;

    /** @param store where the log is */
    public CurrentLog(BlobStore store) {
        this.store = store;
    }

    /** The log as of its last checkpoint; empty before the first one. */
    public Optional<LogView> view() {
        return store.get(CHECKPOINT).map(this::view);
    }

    private LogView view(byte[] checkpoint) {
        Read known = last;
        if (known == null || !Arrays.equals(known.checkpoint(), checkpoint)) {
            known = new Read(checkpoint, LogView.at(store, SignedCheckpoint.parse(checkpoint)));
            last = known;
        }
        return known.view();
    }

    /** How many events the last checkpoint covers. */
    public long size() {
        return view().map(CurrentLog::size).orElse(0L);
    }

    /** How many events a view covers. */
    public static long size(LogView view) {
        return view.state().events().checkpoint().size();
    }

    /** The log as soon as it covers the event at a position; empty when that takes longer than {@code atMost}. */
    public Optional<LogView> covering(long position, Duration atMost) {
        long deadline = System.nanoTime() + atMost.toNanos();
        Optional<LogView> view = view();
        while (view.filter(now -> size(now) > position).isEmpty()) {
            if (System.nanoTime() - deadline >= 0 || Thread.currentThread().isInterrupted()) {
                return Optional.empty();
            }
            LockSupport.parkNanos(POLL_NANOS);
            view = view();
        }
        return view;
    }

    /** The keys that the log publishes: all that it ever signed with. */
    public List<VerifierKey> keys() {
        return store.get(LogPaths.KEYS).map(Encodings::utf8).stream()
                .flatMap(String::lines)
                .map(VerifierKey::parse)
                .toList();
    }

    /** Those of the keys that signed the state of a view. */
    public static List<VerifierKey> signers(LogView view, Collection<VerifierKey> keys) {
        return keys.stream()
                .filter(key -> signed(view.state().events(), key)
                        || signed(view.state().statements(), key))
                .toList();
    }

    private static boolean signed(SignedCheckpoint checkpoint, VerifierKey key) {
        return checkpoint.note().signatures().stream().anyMatch(key::matches);
    }

    private record Read(byte[] checkpoint, LogView view) {}
}

package dev.samtykke.evidence.query.view;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.samtykke.evidence.log.LogPaths;
import dev.samtykke.evidence.log.LogView;
import dev.samtykke.evidence.log.StampedCheckpoint;
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
    private final List<VerifierKey> witnesses;
    private volatile @Nullable Read last;

    /**
     * @param store where the log is
     * @param witnesses keys of those who cosign it
     */
    public CurrentLog(BlobStore store, List<VerifierKey> witnesses) {
        this.store = store;
        this.witnesses = List.copyOf(witnesses);
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
        return await(() -> view().filter(now -> size(now) > position), atMost);
    }

    private static Optional<LogView> await(Supplier<Optional<LogView>> look, Duration atMost) {
        long deadline = System.nanoTime() + atMost.toNanos();
        Optional<LogView> view = look.get();
        while (view.isEmpty()
                && System.nanoTime() - deadline < 0
                && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(POLL_NANOS);
            view = look.get();
        }
        return view;
    }

    /**
     * The log as of the last checkpoint that a witness has cosigned, if there are any witnesses and it covers the event
     * at a position within {@code atMost}.
     */
    public Optional<LogView> cosigned(long position, Duration atMost) {
        return witnesses.isEmpty()
                ? Optional.empty()
                : await(() -> LogView.latestCosigned(store).filter(view -> size(view) > position), atMost);
    }

    /** The keys of those who signed the state of a view: the log's own, past ones included, and its witnesses'. */
    public List<VerifierKey> signers(LogView view) {
        Stream<VerifierKey> published = store.get(LogPaths.KEYS).map(Encodings::utf8).stream()
                .flatMap(String::lines)
                .map(VerifierKey::parse);
        return Stream.concat(published, witnesses.stream())
                .filter(key -> signed(view.state().events(), key)
                        || signed(view.state().statements(), key))
                .toList();
    }

    /** What a bundle rests on: a view, and the last time stamp if the view reaches as far as that. */
    public BundleBase base(LogView view, Optional<StampedCheckpoint> stamped) {
        Optional<StampedCheckpoint> within =
                stamped.filter(each -> each.checkpoint().checkpoint().size()
                        <= view.state().statements().checkpoint().size());
        Stream<VerifierKey> earlier =
                within.stream().flatMap(each -> signers(view.earlier(each.checkpoint())).stream());
        List<VerifierKey> keys =
                Stream.concat(signers(view).stream(), earlier).distinct().toList();
        return new BundleBase(view, keys, within.map(each -> each.only(keys)));
    }

    private static boolean signed(SignedCheckpoint checkpoint, VerifierKey key) {
        return checkpoint.note().signatures().stream().anyMatch(key::matches);
    }

    private record Read(byte[] checkpoint, LogView view) {}
}

package dev.samtykke.evidence.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.samtykke.evidence.log.map.StreamHeads;
import dev.samtykke.evidence.log.map.StreamHeads.Position;
import dev.samtykke.evidence.log.merkle.CompactRange;
import dev.samtykke.evidence.log.merkle.Hash;
import dev.samtykke.evidence.log.merkle.ProofBuilder;
import dev.samtykke.evidence.log.merkle.ProofVerifier;
import dev.samtykke.evidence.log.note.Checkpoint;
import dev.samtykke.evidence.log.note.SignedCheckpoint;
import dev.samtykke.evidence.log.store.BlobStore;
import dev.samtykke.evidence.log.store.LogInconsistentException;
import dev.samtykke.evidence.log.tile.NumberTiles;
import dev.samtykke.evidence.log.tile.TileReader;
import dev.samtykke.evidence.log.tile.TiledLog;

/**
 * The sequencer: puts events into L in the order of their global index, keeps M, and states both in O.
 *
 * <p>A caller appends leaves and asks for a checkpoint when it likes (at most a second later). Only a checkpoint makes
 * leaves part of the log, all at once, by one compare-and-swap of the head; until then they are in memory, and after a
 * crash the caller appends again from {@link #size()}. Appending an index that is already there only checks that the
 * leaf is the same. So every event is in the log exactly once, and the same leaves give the same roots on any machine.
 *
 * <p>Two writers on one store cannot fork the log: the second one's swap fails, and O is signed only after the swap. No
 * checkpoint is signed whose stored tiles are not consistent with the one before. After any failure this object refuses
 * to go on; open the log anew. For one thread at a time.
 */
public final class EventLog {

    /** Leaves that may wait for a checkpoint. */
    public static final int MAX_PENDING = 100_000;

    /** For how many checkpoints the map of an older statement can still be read. */
    public static final int RETAINED_CHECKPOINTS = 64;

    private final BlobStore store;
    private final LogSettings settings;
    private final PublishedNotes published;
    private final RetiredPages retired;
    private final StreamHeads heads;
    private final TiledLog events;
    private final TiledLog statements;
    private final NumberTiles links;
    private final List<Hash> pending = new ArrayList<>();
    private byte @Nullable [] headBytes;
    private LogHead head;
    private StreamHeads.Changes changes;
    private @Nullable LogState state;
    private boolean stopped;

    private EventLog(BlobStore store, LogSettings settings) {
        this.store = store;
        this.settings = settings;
        this.published = new PublishedNotes(store);
        this.retired = new RetiredPages(store, RETAINED_CHECKPOINTS);
        this.heads = new StreamHeads(store);
        this.headBytes = store.get(LogPaths.HEAD).orElse(null);
        this.head = headBytes == null ? LogHead.none() : LogHead.parse(headBytes);
        this.events = TiledLog.open(store, LogPaths.EVENTS, head.events());
        this.statements = TiledLog.open(store, LogPaths.STATEMENTS, head.statements());
        this.links = new NumberTiles(store, LogPaths.LINKS, head.events().size());
        this.changes = heads.changes(head.mapRoot());
    }

    /**
     * Opens the log in the store, or a new one if there is none, at its last committed state.
     *
     * @throws LogInconsistentException if the stored tiles are not those of the last checkpoint
     */
    public static EventLog open(BlobStore store, LogSettings settings) {
        EventLog log = new EventLog(store, settings);
        settings.eventsSigners().forEach(signer -> log.published.key(signer.verifierKey()));
        settings.statementsSigners().forEach(signer -> log.published.key(signer.verifierKey()));
        SignedCheckpoint last = log.head.checkpoint();
        if (last != null) {
            LogInconsistentException.require(
                    last.checkpoint().equals(checkpoint(settings.eventsOrigin(), log.head.events())),
                    "the head is not that of its checkpoint, or of another log");
            log.requireStored(LogPaths.EVENTS, CompactRange.empty(), log.head.events());
            log.state(log.head);
        }
        return log;
    }

    /** Number of leaves, those that wait for a checkpoint included: the global index to append next. */
    public long size() {
        return events.size();
    }

    /** The last checkpoint's state; empty in a log that has none yet. */
    public Optional<LogState> state() {
        return Optional.ofNullable(state);
    }

    /**
     * Appends events in the order of their global index. Those that are there already are only compared.
     *
     * @throws LogInconsistentException if an index is left out, an event is not the next of its stream, or a leaf
     *     differs from the one that is there
     * @throws IllegalStateException if more than {@link #MAX_PENDING} leaves wait for a checkpoint
     */
    public void append(List<EventLeaf> leaves) {
        attempt(() -> leaves.forEach(this::append));
    }

    /**
     * Makes the appended leaves part of the log. Without any, the last state is returned; a new log gets its first
     * checkpoint even if it is empty.
     *
     * @throws SequencerConflictException if another writer was faster
     * @throws LogInconsistentException if what is stored contradicts the last checkpoint
     */
    public LogState checkpoint() {
        if (state == null || !pending.isEmpty()) {
            attempt(this::commit);
        }
        return state().orElseThrow();
    }

    /** Publishes witnesses' cosignatures of one of O's checkpoints, which the caller has verified. */
    public void publishCosigned(SignedCheckpoint statements) {
        published.checkpoint(LogPaths.COSIGNED, statements);
        published.cosignatures(LogPaths.STATEMENTS + LogPaths.CHECKPOINT, statements);
    }

    private void append(EventLeaf leaf) {
        long index = leaf.globalIndex();
        LogInconsistentException.require(index <= size(), "index " + size() + " was left out");
        if (index < size()) {
            LogInconsistentException.require(leaf.hash().equals(logged(index)), "another event is at index " + index);
            return;
        }
        if (pending.size() >= MAX_PENDING) {
            throw new IllegalStateException("too many leaves without a checkpoint");
        }
        Position stream = changes.position(leaf.subject());
        LogInconsistentException.require(
                leaf.sequence() == stream.count(), "event at index " + index + " is not the next of its stream");
        Hash hash = events.append(leaf.canonical());
        links.append(stream.last());
        changes.add(leaf.subject(), index, hash);
        pending.add(hash);
    }

    private Hash logged(long index) {
        long committed = head.events().size();
        return index < committed
                ? reader(LogPaths.EVENTS, committed).read(0, index)
                : pending.get((int) (index - committed));
    }

    /** Everything before the swap of the head can be left behind by a crash: the same leaves write the same bytes. */
    private void commit() {
        events.flush();
        links.flush();
        requireStored(LogPaths.EVENTS, head.events(), events.range());
        SignedCheckpoint signed =
                SignedCheckpoint.sign(checkpoint(settings.eventsOrigin(), events.range()), settings.eventsSigners());
        StreamHeads.Result map = changes.store();
        List<Hash> replaced = retired.retire(head.retired(), map.superseded());
        LogHead next = new LogHead(signed, events.range(), map.root(), statements.range(), replaced);
        byte[] nextBytes = next.encode();
        if (!store.compareAndSwap(LogPaths.HEAD, headBytes, nextBytes)) {
            throw new SequencerConflictException();
        }
        head = next;
        headBytes = nextBytes;
        pending.clear();
        changes = heads.changes(map.root());
        state(next);
        events.prune();
        links.prune();
        statements.prune();
    }

    /**
     * States a committed head in O. This comes after the swap, and again at the next start if it was not finished:
     * what O states depends on when checkpoints were made, so only the writer that won may write it.
     */
    private void state(LogHead committed) {
        Statement statement = committed.statement();
        CompactRange before = statements.range();
        statements.append(statement.data());
        statements.flush();
        requireStored(LogPaths.STATEMENTS, before, statements.range());
        SignedCheckpoint signed = SignedCheckpoint.sign(
                checkpoint(settings.statementsOrigin(), statements.range()), settings.statementsSigners());
        state = new LogState(statement.events(), statement.mapRoot(), signed);
        published.checkpoint(LogPaths.EVENTS + LogPaths.CHECKPOINT, statement.events());
        published.checkpoint(LogPaths.STATEMENTS + LogPaths.CHECKPOINT, signed);
    }

    /** Reads the tiles back: the new root must be theirs, and a consistency proof must lead from the old root to it. */
    private void requireStored(String prefix, CompactRange before, CompactRange now) {
        ProofBuilder stored = new ProofBuilder(reader(prefix, now.size()));
        LogInconsistentException.require(
                stored.root(now.size()).equals(now.root()), "tiles under " + prefix + " are not those of the log");
        ProofVerifier.consistency(
                before.size(), before.root(), now.size(), now.root(), stored.consistency(before.size(), now.size()));
    }

    private static Checkpoint checkpoint(String origin, CompactRange range) {
        return new Checkpoint(origin, range.size(), range.root());
    }

    private TileReader reader(String prefix, long size) {
        return new TileReader(path -> store.get(prefix + path), size);
    }

    private void attempt(Runnable work) {
        if (stopped) {
            throw new IllegalStateException("the log has stopped after a failure; open it anew");
        }
        stopped = true;
        work.run();
        stopped = false;
    }
}

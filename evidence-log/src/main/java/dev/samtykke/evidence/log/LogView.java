package dev.samtykke.evidence.log;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

import dev.samtykke.evidence.log.map.MapProof;
import dev.samtykke.evidence.log.map.StreamHeads;
import dev.samtykke.evidence.log.map.StreamHeads.Position;
import dev.samtykke.evidence.log.merkle.Hash;
import dev.samtykke.evidence.log.merkle.ProofBuilder;
import dev.samtykke.evidence.log.note.SignedCheckpoint;
import dev.samtykke.evidence.log.note.TlogProof;
import dev.samtykke.evidence.log.store.BlobStore;
import dev.samtykke.evidence.log.store.LogInconsistentException;
import dev.samtykke.evidence.log.tile.NumberTiles;
import dev.samtykke.evidence.log.tile.TileReader;

/**
 * Reads leaves and proofs as of one of O's checkpoints, on any machine that sees the store, while the sequencer goes on.
 * The map stays readable for {@link EventLog#RETAINED_CHECKPOINTS} further checkpoints. Safe for many threads.
 */
public final class LogView {

    private final BlobStore store;
    private final LogState state;
    private final TileReader events;
    private final TileReader statements;
    private final NumberTiles.Reader links;
    private final StreamHeads heads;

    private LogView(BlobStore store, SignedCheckpoint checkpoint) {
        this.store = store;
        long size = checkpoint.checkpoint().size();
        this.statements = new TileReader(path -> store.get(LogPaths.STATEMENTS + path), size);
        Statement statement = Statement.parse(statements.entry(size - 1));
        this.state = new LogState(statement.events(), statement.mapRoot(), checkpoint);
        long leaves = statement.events().checkpoint().size();
        this.events = new TileReader(path -> store.get(LogPaths.EVENTS + path), leaves);
        this.links = new NumberTiles.Reader(store, LogPaths.LINKS, leaves);
        this.heads = new StreamHeads(store);
    }

    /** The log as of one of O's checkpoints, such as one that witnesses have cosigned. */
    public static LogView at(BlobStore store, SignedCheckpoint statements) {
        return new LogView(store, statements);
    }

    /** The log as of its last checkpoint; empty in a log that has none yet. */
    public static Optional<LogView> latest(BlobStore store) {
        return new PublishedNotes(store)
                .checkpoint(LogPaths.STATEMENTS + LogPaths.CHECKPOINT)
                .map(latest -> new LogView(store, latest));
    }

    /** The log as of the last checkpoint with cosignatures of witnesses; empty if its map is not kept any longer. */
    public static Optional<LogView> latestCosigned(BlobStore store) {
        PublishedNotes published = new PublishedNotes(store);
        long newest = published
                .checkpoint(LogPaths.STATEMENTS + LogPaths.CHECKPOINT)
                .map(latest -> latest.checkpoint().size())
                .orElse(0L);
        return published
                .checkpoint(LogPaths.COSIGNED)
                .filter(cosigned -> newest - cosigned.checkpoint().size() < EventLog.RETAINED_CHECKPOINTS)
                .map(cosigned -> new LogView(store, cosigned));
    }

    /** The same log as of an earlier one of O's checkpoints. Its map may not be kept any longer. */
    public LogView earlier(SignedCheckpoint statements) {
        return new LogView(store, statements);
    }

    public LogState state() {
        return state;
    }

    /** Inclusion proof of the current statement, the last leaf of O. */
    public List<Hash> statementProof() {
        return new ProofBuilder(statements).inclusion(statements.size() - 1, statements.size());
    }

    /** Consistency proof from an older size of O, for witnesses. */
    public List<Hash> statementsConsistency(long olderSize) {
        return new ProofBuilder(statements).consistency(olderSize, statements.size());
    }

    /** Consistency proof from an older size of L. */
    public List<Hash> eventsConsistency(long olderSize) {
        return new ProofBuilder(events).consistency(olderSize, events.size());
    }

    public EventLeaf leaf(long index) {
        return EventLeaf.parse(events.entry(index));
    }

    /** Inclusion proof of an event in L. */
    public List<Hash> eventProof(long index) {
        return new ProofBuilder(events).inclusion(index, events.size());
    }

    /** Inclusion proof of an event in L, with L's checkpoint, as a text of its own. */
    public TlogProof tlogProof(long index) {
        return new TlogProof(index, eventProof(index), state.events());
    }

    /** Proves how many events the subject has, or that it has none. */
    public MapProof mapProof(Hash subject) {
        return heads.prove(state.mapRoot(), subject);
    }

    /** Where the subject's events are in L, in order. */
    public List<Long> history(Hash subject) {
        Position end = heads.position(state.mapRoot(), subject);
        List<Long> indices = new ArrayList<>();
        for (long index = end.last(); index >= 0; index = previous(index)) {
            indices.add(index);
        }
        LogInconsistentException.require(indices.size() == end.count(), "links do not lead through the whole stream");
        Collections.reverse(indices);
        return indices;
    }

    private long previous(long index) {
        long previous = links.get(index);
        LogInconsistentException.require(previous < index, "a link does not lead backwards");
        return previous;
    }
}

package dev.samtykke.evidence.log.audit;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.samtykke.evidence.log.LogPaths;
import dev.samtykke.evidence.log.Statement;
import dev.samtykke.evidence.log.claim.Claims;
import dev.samtykke.evidence.log.claim.UnprovenException;
import dev.samtykke.evidence.log.codec.Encodings;
import dev.samtykke.evidence.log.codec.MalformedDataException;
import dev.samtykke.evidence.log.merkle.ProofBuilder;
import dev.samtykke.evidence.log.note.Checkpoint;
import dev.samtykke.evidence.log.note.SignedCheckpoint;
import dev.samtykke.evidence.log.note.VerifierKey;
import dev.samtykke.evidence.log.store.BlobStore;
import dev.samtykke.evidence.log.tile.TileReader;
import dev.samtykke.evidence.log.tile.TileSource;

/**
 * Copies the public files of a log, or what was added since the last time. The copy keeps what it has: a log that was
 * rewritten does not fit it any more, and that is a failed claim. Checkpoints are copied last, so that a copy that was
 * interrupted is still the one before. Whether the entries are right is for the audit of the copy to tell.
 */
public final class LogMirror {

    private final TileSource source;
    private final BlobStore copy;
    private final Claims claims;

    /** @param copy holds the copy; empty at first */
    public LogMirror(TileSource source, BlobStore copy, Claims claims) {
        this.source = source;
        this.copy = copy;
        this.claims = claims;
    }

    /**
     * Copies the log.
     *
     * @param given trusted keys; empty: those that the log publishes
     */
    public void mirror(List<VerifierKey> given) {
        PublishedLog published = new PublishedLog(source, claims);
        List<VerifierKey> keys = given.isEmpty() ? published.keys() : given;
        Optional<SignedCheckpoint> events = published.events(keys);
        Optional<SignedCheckpoint> statements = published.statements(keys);
        if (events.isPresent() && statements.isPresent()) {
            claims.check("statements copied", () -> copy(LogPaths.STATEMENTS, statements.get()));
            claims.read("events copied", () -> stated(events.get(), statements.get(), keys))
                    .ifPresent(stated -> copyEvents(stated, statements.get()));
        }
    }

    private void copyEvents(SignedCheckpoint events, SignedCheckpoint statements) {
        claims.check("events copied", () -> copy(LogPaths.EVENTS, events));
        if (claims.hold()) {
            replace(LogPaths.KEYS);
            copyStamp();
            replace(LogPaths.EVENTS + LogPaths.CHECKPOINT, Encodings.utf8(events.format()));
            replace(LogPaths.STATEMENTS + LogPaths.CHECKPOINT, Encodings.utf8(statements.format()));
        }
    }

    /** L as the last statement has it: what O states has to be there, and O may be a moment newer than L. */
    private SignedCheckpoint stated(SignedCheckpoint events, SignedCheckpoint statements, List<VerifierKey> keys) {
        long size = statements.checkpoint().size();
        UnprovenException.require(size > 0, "the log has no statement");
        TileReader copied = new TileReader(path -> copy.get(LogPaths.STATEMENTS + path), size);
        SignedCheckpoint stated = Statement.parse(copied.entry(size - 1)).events();
        stated.verify(keys);
        Checkpoint published = events.checkpoint();
        UnprovenException.require(
                published.size() <= stated.checkpoint().size()
                        && published.origin().equals(stated.checkpoint().origin()),
                "the last statement is not about the published checkpoint of the events");
        return stated;
    }

    private String copy(String prefix, SignedCheckpoint signed) {
        Checkpoint now = signed.checkpoint();
        Optional<Checkpoint> before = copy.get(prefix + LogPaths.CHECKPOINT)
                .map(SignedCheckpoint::parse)
                .map(SignedCheckpoint::checkpoint);
        before.ifPresent(old -> UnprovenException.require(
                old.origin().equals(now.origin()) && old.size() <= now.size(),
                "the copy is of another log, or of a newer state of this one"));
        long files = new TileCopy(source, copy, prefix)
                .copy(before.map(Checkpoint::size).orElse(0L), now.size());
        ProofBuilder copied = new ProofBuilder(new TileReader(path -> copy.get(prefix + path), now.size()));
        before.ifPresent(old -> UnprovenException.require(
                copied.root(old.size()).equals(old.root()), "the copy does not have the root it had"));
        UnprovenException.require(
                copied.root(now.size()).equals(now.root()), "the log does not continue what was copied from it before");
        return before.map(old -> "from " + old.size()).orElse("from 0") + " to " + now.size() + ", " + files + " files";
    }

    private void copyStamp() {
        source.get(LogPaths.STAMPED).ifPresent(bytes -> {
            String token = LogPaths.TIMESTAMPS
                    + SignedCheckpoint.parse(bytes).checkpoint().size();
            source.get(token).ifPresent(der -> copy.create(Map.of(token, der)));
            replace(LogPaths.STAMPED, bytes);
        });
    }

    private void replace(String path) {
        replace(path, source.get(path).orElseThrow(() -> new MalformedDataException(path + " is missing")));
    }

    private void replace(String path, byte[] next) {
        byte @Nullable [] before = copy.get(path).orElse(null);
        UnprovenException.require(copy.compareAndSwap(path, before, next), "somebody else writes to the copy");
    }
}

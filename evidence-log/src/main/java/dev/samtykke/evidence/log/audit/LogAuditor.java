package dev.samtykke.evidence.log.audit;

import java.util.List;
import java.util.Optional;

import dev.samtykke.evidence.log.LogPaths;
import dev.samtykke.evidence.log.Statement;
import dev.samtykke.evidence.log.claim.Claims;
import dev.samtykke.evidence.log.claim.UnprovenException;
import dev.samtykke.evidence.log.merkle.CompactRange;
import dev.samtykke.evidence.log.merkle.MerkleHashing;
import dev.samtykke.evidence.log.note.Checkpoint;
import dev.samtykke.evidence.log.note.SignedCheckpoint;
import dev.samtykke.evidence.log.note.VerifierKey;
import dev.samtykke.evidence.log.store.BlobStore;
import dev.samtykke.evidence.log.tile.TileReader;
import dev.samtykke.evidence.log.tile.TileSource;

/**
 * Replays a log from its entries: every leaf, every tile, every statement and every signature is checked, and M is built
 * anew for each statement. What it finds to hold, anyone can rely on without replaying.
 */
public final class LogAuditor {

    private final TileSource source;
    private final BlobStore scratch;
    private final Claims claims;

    /**
     * @param source the log, above {@code events/} and {@code statements/}
     * @param scratch an empty store for the rebuilt map
     * @param claims receives the result
     */
    public LogAuditor(TileSource source, BlobStore scratch, Claims claims) {
        this.source = source;
        this.scratch = scratch;
        this.claims = claims;
    }

    /**
     * Audits the whole log; each check is a claim.
     *
     * @param given trusted keys; empty: those that the log publishes
     * @return O's checkpoint, if everything holds
     */
    public Optional<SignedCheckpoint> audit(List<VerifierKey> given) {
        PublishedLog published = new PublishedLog(source, claims);
        List<VerifierKey> keys = given.isEmpty() ? published.keys() : given;
        // L first: O is published after it, and so states at least what is read here
        Optional<SignedCheckpoint> events = published.events(keys);
        Optional<SignedCheckpoint> statements = published.statements(keys);
        if (events.isPresent() && statements.isPresent()) {
            claims.check("replay", () -> replay(events.get(), statements.get().checkpoint(), keys));
        }
        return claims.hold() ? statements : Optional.empty();
    }

    private String replay(SignedCheckpoint published, Checkpoint stated, List<VerifierKey> keys) {
        UnprovenException.require(stated.size() > 0, "the log has no statement");
        TileReader statements = reader(LogPaths.STATEMENTS, stated.size());
        long size =
                statement(statements, stated.size() - 1).events().checkpoint().size();
        Replay events = new Replay(reader(LogPaths.EVENTS, size), scratch);
        CompactRange range = CompactRange.empty();
        boolean met = false;
        for (long each = 0; each < stated.size(); each++) {
            long index = each;
            Claims.part("statement " + index, () -> {
                Replay.append(range, MerkleHashing.leaf(statements.entry(index)), statements);
                check(statement(statements, index), index == 0, events, keys);
            });
            met |= statement(statements, index).events().checkpoint().equals(published.checkpoint());
        }
        UnprovenException.require(range.root().equals(stated.root()), "the statements have another root");
        UnprovenException.require(met, "no statement is about the published checkpoint of the events");
        return events.size() + " events rebuild the log and the map of each of " + stated.size() + " statements";
    }

    private static void check(Statement statement, boolean isFirst, Replay events, List<VerifierKey> keys) {
        SignedCheckpoint signed = statement.events();
        Checkpoint log = signed.checkpoint();
        UnprovenException.require(
                signed.verify(keys).stream().allMatch(signed::isKeyOfOrigin), "signed by others than the log");
        UnprovenException.require(isFirst || log.size() > events.size(), "the log did not grow");
        events.advance(log.size());
        UnprovenException.require(events.root().equals(log.root()), "the events have another root");
        UnprovenException.require(events.mapRoot().equals(statement.mapRoot()), "the map has another root");
    }

    private static Statement statement(TileReader statements, long index) {
        return Statement.parse(statements.entry(index));
    }

    private TileReader reader(String prefix, long size) {
        return new TileReader(path -> source.get(prefix + path), size);
    }
}

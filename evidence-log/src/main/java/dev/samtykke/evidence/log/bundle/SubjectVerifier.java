package dev.samtykke.evidence.log.bundle;

import java.util.Optional;

import dev.samtykke.evidence.log.EventLeaf;
import dev.samtykke.evidence.log.Statement;
import dev.samtykke.evidence.log.claim.Claims;
import dev.samtykke.evidence.log.claim.UnprovenException;
import dev.samtykke.evidence.log.map.BucketLine;
import dev.samtykke.evidence.log.map.MapTree;
import dev.samtykke.evidence.log.map.MiniLog;
import dev.samtykke.evidence.log.merkle.ProofVerifier;
import dev.samtykke.evidence.log.note.Checkpoint;

/** Checks that the events listed for one subject are in L and are all of them (steps 3 to 6). */
final class SubjectVerifier {

    private final Claims claims;
    private final Statement statement;
    private final SubjectEvidence evidence;
    private final String name;

    SubjectVerifier(Claims claims, Statement statement, SubjectEvidence evidence) {
        this.claims = claims;
        this.statement = statement;
        this.evidence = evidence;
        this.name = "subject " + evidence.subject().hex().substring(0, 16) + " ";
    }

    /** @param answeredSize events below this index are the answer */
    void verify(long answeredSize) {
        claims.read(name + "map", () -> evidence.map().verify(evidence.subject(), statement.mapRoot()))
                .ifPresent(this::listed);
        claims.check(name + "events", this::events);
        claims.check(name + "payloads", this::payloads);
        claims.check(name + "answer", () -> answer(answeredSize));
    }

    private void listed(Optional<BucketLine> line) {
        claims.check(
                name + "map", () -> "bucket " + MapTree.index(evidence.subject().prefix()) + " of the map is as shown");
        claims.check(name + "completeness", () -> complete(line));
    }

    /** Steps 3 and 4: the map's line for the subject is what the listed events add up to. */
    private String complete(Optional<BucketLine> line) {
        int listed = evidence.events().size();
        if (line.isEmpty()) {
            UnprovenException.require(listed == 0, listed + " events listed, but the map says there are none");
            return "the map has no event of this subject";
        }
        UnprovenException.require(
                line.get().count() == listed,
                listed + " events listed, but the map says " + line.get().count());
        MiniLog miniLog = new MiniLog();
        evidence.events()
                .forEach(event ->
                        miniLog.add(event.leaf().globalIndex(), event.leaf().hash()));
        UnprovenException.require(
                miniLog.root().equals(line.get().root()), "the listed events are not those that the map commits to");
        return "the map lists exactly these " + listed + " events";
    }

    /** Step 5. */
    private String events() {
        Checkpoint log = statement.events().checkpoint();
        long sequence = 0;
        long previous = -1;
        for (EventEvidence event : evidence.events()) {
            EventLeaf leaf = event.leaf();
            long index = leaf.globalIndex();
            String which = "event " + index;
            UnprovenException.require(leaf.subject().equals(evidence.subject()), which + " is of another subject");
            UnprovenException.require(leaf.sequence() == sequence, which + " is not number " + sequence);
            UnprovenException.require(index > previous, which + " is not after the one before");
            ProofVerifier.inclusion(leaf.hash(), index, log.size(), event.proof(), log.root());
            previous = index;
            sequence++;
        }
        return sequence + " events are in the log of " + log.size() + ", in this order";
    }

    private String payloads() {
        long shown = evidence.events().stream()
                .filter(event -> event.opening().isPresent())
                .peek(event -> event.opening().orElseThrow().verify(event.leaf()))
                .count();
        return shown + " of " + evidence.events().size() + " payloads are shown and are those committed to";
    }

    /** Step 6. */
    private String answer(long size) {
        long answered = evidence.events().stream()
                .filter(event -> event.leaf().globalIndex() < size)
                .count();
        return "of the first " + size + " events of the log, " + answered + " are of this subject";
    }
}

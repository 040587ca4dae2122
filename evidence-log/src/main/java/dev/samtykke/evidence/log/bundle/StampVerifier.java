package dev.samtykke.evidence.log.bundle;

import java.util.List;

import dev.samtykke.evidence.log.claim.Claims;
import dev.samtykke.evidence.log.claim.UnprovenException;
import dev.samtykke.evidence.log.codec.Encodings;
import dev.samtykke.evidence.log.merkle.Hash;
import dev.samtykke.evidence.log.merkle.ProofVerifier;
import dev.samtykke.evidence.log.note.Checkpoint;
import dev.samtykke.evidence.log.note.SignedCheckpoint;

/** Checks what a bundle's time stamp says: how much of the log was there at what time. */
final class StampVerifier {

    private final Trust trust;
    private final Claims claims;

    StampVerifier(Trust trust, Claims claims) {
        this.trust = trust;
        this.claims = claims;
    }

    void verify(EvidenceBundle bundle) {
        if (bundle.stamp().isPresent() || !trust.authorities().isEmpty()) {
            claims.check("time stamp", () -> stamped(bundle));
        }
    }

    private String stamped(EvidenceBundle bundle) {
        Stamp stamp = bundle.stamp().orElseThrow(() -> new UnprovenException("there is none"));
        StatementEvidence then = stamp.stamped();
        StatementEvidence now = bundle.statement();
        trust.signers(then.checkpoint(), bundle.keys());
        trust.logSigners(then.statement().events(), bundle.keys());
        then.verify();
        grew(then.checkpoint(), now.checkpoint(), stamp.statements());
        SignedCheckpoint events = then.statement().events();
        grew(events, now.statement().events(), stamp.events());
        stamp.token().verify(Encodings.utf8(then.checkpoint().checkpoint().text()), trust.authorities());
        return "the first " + events.checkpoint().size() + " events of the log were there at "
                + stamp.token().time() + ", says "
                + stamp.token().authority();
    }

    private static void grew(SignedCheckpoint older, SignedCheckpoint newer, List<Hash> proof) {
        Checkpoint then = older.checkpoint();
        Checkpoint now = newer.checkpoint();
        UnprovenException.require(then.origin().equals(now.origin()), "the stamped checkpoint is of another log");
        ProofVerifier.consistency(then.size(), then.root(), now.size(), now.root(), proof);
    }
}

package dev.samtykke.evidence.log.bundle;

import java.util.Collection;

import dev.samtykke.evidence.log.claim.Claims;
import dev.samtykke.evidence.log.claim.UnprovenException;
import dev.samtykke.evidence.log.merkle.Hash;
import dev.samtykke.evidence.log.note.Checkpoint;
import dev.samtykke.evidence.log.note.SignedCheckpoint;

/** Checks a receipt claim by claim, without network. */
public final class ReceiptVerifier {

    private final Trust trust;
    private final Claims claims;

    public ReceiptVerifier(Trust trust, Claims claims) {
        this.trust = trust;
        this.claims = claims;
    }

    /**
     * Checks the receipt in a file; each check is a claim.
     *
     * @param bytes the file
     * @param expected subjects of which the event must be about one, if the asker knows them
     */
    public void verify(byte[] bytes, Collection<Hash> expected) {
        claims.read("format", () -> Receipt.parse(bytes)).ifPresent(receipt -> {
            claims.check("format", () -> "a receipt of version " + Receipt.VERSION);
            claims.check("events signature", () -> signed(receipt));
            claims.check("event", () -> included(receipt));
            claims.check("payload", () -> opened(receipt));
            claims.check("subject", () -> subject(receipt, expected));
        });
    }

    private String signed(Receipt receipt) {
        SignedCheckpoint checkpoint = receipt.proof().checkpoint();
        return BundleVerifier.sentence(checkpoint, trust.logSigners(checkpoint, receipt.keys()));
    }

    private static String included(Receipt receipt) {
        long index = receipt.leaf().globalIndex();
        UnprovenException.require(receipt.proof().index() == index, "the proof is for another index");
        receipt.proof().verify(receipt.leaf().hash());
        Checkpoint log = receipt.proof().checkpoint().checkpoint();
        return receipt.leaf().kind() + " recorded at " + receipt.leaf().recordedAt() + " is event " + index + " of "
                + log.size();
    }

    private static String opened(Receipt receipt) {
        receipt.opening().verify(receipt.leaf());
        return "the payload is the one that the event committed to";
    }

    private static String subject(Receipt receipt, Collection<Hash> expected) {
        Hash subject = receipt.leaf().subject();
        UnprovenException.require(
                expected.isEmpty() || expected.contains(subject), "the event is not of a subject that was asked for");
        return "event " + receipt.leaf().sequence() + " of subject " + subject;
    }
}

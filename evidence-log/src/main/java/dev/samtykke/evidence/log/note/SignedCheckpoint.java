package dev.samtykke.evidence.log.note;

import java.util.Collection;
import java.util.List;

/**
 * A checkpoint with the note that carries its signatures.
 *
 * @param checkpoint what the note says
 * @param note the same as text, with signatures that are not verified yet
 */
public record SignedCheckpoint(Checkpoint checkpoint, Note note) {

    public static SignedCheckpoint of(Note note) {
        return new SignedCheckpoint(Checkpoint.parse(note.text()), note);
    }

    public static SignedCheckpoint parse(String text) {
        return of(Note.parse(text));
    }

    public static SignedCheckpoint parse(byte[] text) {
        return of(Note.parse(text));
    }

    public static SignedCheckpoint sign(Checkpoint checkpoint, Collection<? extends NoteSigner> signers) {
        return new SignedCheckpoint(checkpoint, Note.sign(checkpoint.text(), signers));
    }

    /**
     * Verifies the signatures of all known keys and demands one by the log itself.
     *
     * @return the known keys that signed
     * @throws InvalidSignatureException if that does not hold
     */
    public List<VerifierKey> verify(Collection<VerifierKey> known) {
        List<VerifierKey> signed = note.verify(known);
        if (signed.stream().noneMatch(this::isKeyOfOrigin)) {
            throw new InvalidSignatureException("not signed by a known key of " + checkpoint.origin());
        }
        return signed;
    }

    /** Whether the log of this checkpoint may sign with the key. */
    public boolean isKeyOfOrigin(VerifierKey key) {
        return key.isKeyOf(checkpoint.origin());
    }

    public SignedCheckpoint with(Collection<NoteSignature> cosignatures) {
        return new SignedCheckpoint(checkpoint, note.with(cosignatures));
    }

    /** Without the signatures of other keys. */
    public SignedCheckpoint only(Collection<VerifierKey> keys) {
        List<NoteSignature> kept = note.signatures().stream()
                .filter(signature -> keys.stream().anyMatch(key -> key.matches(signature)))
                .toList();
        return new SignedCheckpoint(checkpoint, new Note(note.text(), kept));
    }

    public String format() {
        return note.format();
    }
}

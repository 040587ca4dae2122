package dev.samtykke.evidence.log.note;

/** Signs note texts with one key, which may live in a file or in a key management service. */
public interface NoteSigner {

    /** The public half. */
    VerifierKey verifierKey();

    /** Signs the note text (including its last newline). The same text must give the same signature (RFC 8032). */
    NoteSignature sign(String text);
}

package dev.samtykke.personaldata.keys;

import java.util.Optional;

import com.google.crypto.tink.Aead;

/**
 * The encryption keys of data subjects, one per subject and retention class. Destroying a key makes everything that was
 * sealed with it unreadable, wherever its ciphertext was copied to (erasure, GDPR art. 17).
 *
 * <p>A subject id is 1 to 128 characters of {@code A-Z a-z 0-9 . _ : -}, a retention class a slug
 * {@code [a-z0-9-]{1,64}}; anything else is an {@link IllegalArgumentException}.
 */
public interface KeyVault {

    /**
     * The key to seal with, created at its first use.
     *
     * @throws SubjectKeyDestroyed when the key was destroyed: it is never created anew
     */
    Aead sealingKey(String subjectId, String retentionClass);

    /**
     * The key to open with, or empty when it was destroyed.
     *
     * @throws SubjectKeyMissing when the vault has no trace of the key, so that data was lost rather than erased
     */
    Optional<Aead> openingKey(String subjectId, String retentionClass);

    /** Destroys every key of the subject, whatever its retention class, and forbids new ones. */
    void destroy(String subjectId);

    /** Destroys the subject's key of one retention class and forbids a new one. */
    void destroy(String subjectId, String retentionClass);

    /**
     * Drops what this process has in memory of the subject's keys, so that it learns at once of a destruction that
     * another process did.
     */
    void forget(String subjectId);
}

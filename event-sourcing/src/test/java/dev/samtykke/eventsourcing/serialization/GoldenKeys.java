package dev.samtykke.eventsourcing.serialization;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Optional;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.AesGcmJce;

import dev.samtykke.personaldata.keys.KeyVault;

/** Keys that follow from the subject's name, so that golden files open on every machine. They protect nothing. */
final class GoldenKeys implements KeyVault {

    @Override
    public Aead sealingKey(String subjectId, String retentionClass) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return new AesGcmJce(sha256.digest(("golden\n" + subjectId + "\n" + retentionClass).getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Optional<Aead> openingKey(String subjectId, String retentionClass) {
        return Optional.of(sealingKey(subjectId, retentionClass));
    }

    @Override
    public void destroy(String subjectId) {
        throw new UnsupportedOperationException("Golden keys cannot be destroyed");
    }

    @Override
    public void destroy(String subjectId, String retentionClass) {
        throw new UnsupportedOperationException("Golden keys cannot be destroyed");
    }

    @Override
    public void forget(String subjectId) {
        throw new UnsupportedOperationException("Golden keys are not cached");
    }
}

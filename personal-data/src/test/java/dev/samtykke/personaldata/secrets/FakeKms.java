package dev.samtykke.personaldata.secrets;

import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KmsClient;
import com.google.crypto.tink.subtle.AesGcmJce;
import com.google.crypto.tink.subtle.Random;
import org.jspecify.annotations.Nullable;

/** A key management service within the JVM, found as a provider's client is: by its entry under META-INF/services. */
public final class FakeKms implements KmsClient {

    static final String GOOD_CREDENTIALS = "credentials.json";
    static final AtomicBoolean AWAY = new AtomicBoolean();
    private static final Map<String, byte[]> KEYS = new ConcurrentHashMap<>();

    @Override
    public boolean doesSupport(@Nullable String uri) {
        return uri != null && uri.startsWith("fake-kms://");
    }

    @Override
    public KmsClient withCredentials(String path) throws GeneralSecurityException {
        if (!path.equals(GOOD_CREDENTIALS)) {
            throw new GeneralSecurityException("these credentials are unknown");
        }
        return this;
    }

    @Override
    public KmsClient withDefaultCredentials() {
        return this;
    }

    @Override
    public Aead getAead(@Nullable String uri) throws GeneralSecurityException {
        Aead key = new AesGcmJce(KEYS.computeIfAbsent(String.valueOf(uri), name -> Random.randBytes(32)));
        return new Aead() {
            @Override
            public byte[] encrypt(byte[] plaintext, byte[] associatedData) throws GeneralSecurityException {
                answer();
                return key.encrypt(plaintext, associatedData);
            }

            @Override
            public byte[] decrypt(byte[] ciphertext, byte[] associatedData) throws GeneralSecurityException {
                answer();
                return key.decrypt(ciphertext, associatedData);
            }
        };
    }

    private static void answer() throws GeneralSecurityException {
        if (AWAY.get()) {
            throw new GeneralSecurityException("connection refused with token s3cr3t");
        }
    }
}

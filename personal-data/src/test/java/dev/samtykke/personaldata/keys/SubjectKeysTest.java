package dev.samtykke.personaldata.keys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.AesGcmJce;
import com.google.crypto.tink.subtle.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SubjectKeysTest {

    private static final byte[] CLEAR = "Ada Lovelace".getBytes(UTF_8);
    private static final byte[] PLACE = "/name".getBytes(UTF_8);

    private final InMemoryKeyRecords records = new InMemoryKeyRecords();
    private final Aead masterKey = newMasterKey();
    private final SubjectKeys keys = new SubjectKeys(records, masterKey);

    @Test
    void whatOneProcessSealsAnotherOpens() throws Exception {
        byte[] ciphertext = keys.sealingKey("ada", "profile").encrypt(CLEAR, PLACE);

        Aead key = anotherProcess().openingKey("ada", "profile").orElseThrow();

        assertThat(key.decrypt(ciphertext, PLACE)).isEqualTo(CLEAR);
    }

    @Test
    void everySubjectAndRetentionClassHasItsOwnKey() throws Exception {
        byte[] ciphertext = keys.sealingKey("ada", "profile").encrypt(CLEAR, PLACE);

        for (Aead other : List.of(keys.sealingKey("ada", "tax"), keys.sealingKey("bob", "profile"))) {
            assertThatThrownBy(() -> other.decrypt(ciphertext, PLACE)).isInstanceOf(GeneralSecurityException.class);
        }
    }

    @Test
    void manyProcessesThatCreateTheSameKeyAtOnceGetTheSameKey() throws Exception {
        List<byte[]> ciphertexts = IntStream.range(0, 16)
                .parallel()
                .mapToObj(i -> encrypt(anotherProcess().sealingKey("ada", "profile")))
                .toList();

        Aead key = keys.openingKey("ada", "profile").orElseThrow();
        for (byte[] ciphertext : ciphertexts) {
            assertThat(key.decrypt(ciphertext, PLACE)).isEqualTo(CLEAR);
        }
    }

    @Test
    void theStorageHoldsNoKeyThatOpensWithoutTheMasterKey() throws Exception {
        keys.sealingKey("ada", "profile");
        SubjectKeys thief = new SubjectKeys(records, newMasterKey());

        assertThatThrownBy(() -> thief.openingKey("ada", "profile"))
                .isInstanceOf(KeyRecordUnreadable.class)
                .hasMessageContaining("another master key");
    }

    @Test
    void recordsCannotBeExchangedBetweenSubjectsOrClasses() {
        Map<String, byte[]> stored = new ConcurrentHashMap<>();
        SubjectKeys own = new SubjectKeys(over(stored), masterKey);
        own.sealingKey("ada", "profile");
        own.sealingKey("ada", "tax");
        own.sealingKey("bob", "profile");
        stored.put("ada/profile", stored.get("ada/tax"));
        stored.put("bob", stored.get("ada"));
        SubjectKeys fresh = new SubjectKeys(over(stored), masterKey);

        assertThatThrownBy(() -> fresh.openingKey("ada", "profile")).isInstanceOf(KeyRecordUnreadable.class);
        assertThatThrownBy(() -> fresh.openingKey("bob", "profile")).isInstanceOf(KeyRecordUnreadable.class);
    }

    @Test
    void aKeyThatNeverWasIsALossAndNoErasure() {
        assertThatThrownBy(() -> keys.openingKey("ada", "profile")).isInstanceOf(SubjectKeyMissing.class);
        keys.sealingKey("ada", "tax");
        assertThatThrownBy(() -> keys.openingKey("ada", "profile")).isInstanceOf(SubjectKeyMissing.class);
        keys.sealingKey("ada", "profile");
        assertThat(keys.openingKey("ada", "profile")).isPresent();
    }

    @Test
    void idsThatCouldBeTakenForOthersAreRefused() {
        for (String id : List.of("", "a/b", "a b", "a\0b", "x".repeat(129), "æ")) {
            assertThatThrownBy(() -> keys.sealingKey(id, "profile")).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> keys.destroy(id)).isInstanceOf(IllegalArgumentException.class);
        }
        for (String retentionClass : List.of("", "Tax", "a/b", "x".repeat(65))) {
            assertThatThrownBy(() -> keys.sealingKey("ada", retentionClass))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Nested
    class Destruction {

        @Test
        void ofASubjectEndsAllItsKeysAndForbidsNewOnes() {
            keys.sealingKey("ada", "profile");
            keys.sealingKey("ada", "tax");
            keys.sealingKey("bob", "profile");

            keys.destroy("ada");

            assertThat(keys.openingKey("ada", "profile")).isEmpty();
            assertThat(keys.openingKey("ada", "tax")).isEmpty();
            assertThat(keys.openingKey("bob", "profile")).isPresent();
            for (String retentionClass : List.of("profile", "tax", "never-used")) {
                assertThatThrownBy(() -> keys.sealingKey("ada", retentionClass))
                        .isInstanceOf(SubjectKeyDestroyed.class)
                        .hasMessageContaining("ada");
            }
        }

        @Test
        void ofAClassLeavesTheOthersAlone() {
            keys.sealingKey("ada", "profile");
            keys.sealingKey("ada", "tax");

            keys.destroy("ada", "profile");

            assertThat(keys.openingKey("ada", "profile")).isEmpty();
            assertThat(keys.openingKey("ada", "tax")).isPresent();
            assertThatThrownBy(() -> keys.sealingKey("ada", "profile")).isInstanceOf(SubjectKeyDestroyed.class);
            assertThat(keys.sealingKey("ada", "tax")).isNotNull();
        }

        @Test
        void holdsForASubjectThatHadNoKey() {
            keys.destroy("ada");

            assertThat(keys.openingKey("ada", "profile")).isEmpty();
            assertThatThrownBy(() -> keys.sealingKey("ada", "profile")).isInstanceOf(SubjectKeyDestroyed.class);
        }

        @Test
        void reachesAnotherProcessWhenItForgetsTheSubject() {
            SubjectKeys other = anotherProcess();
            other.sealingKey("ada", "profile");

            keys.destroy("ada");
            other.forget("ada");

            assertThat(other.openingKey("ada", "profile")).isEmpty();
        }

        @Test
        void reachesAnotherProcessWhenItsCacheRunsOut() {
            SubjectKeys other = new SubjectKeys(records, masterKey, 100, Duration.ZERO);
            other.sealingKey("ada", "profile");

            keys.destroy("ada");

            assertThat(other.openingKey("ada", "profile")).isEmpty();
        }

        @Test
        void winsOverAClassKeyThatAnotherProcessCreatesAtThatMoment() {
            SubjectKeys other = anotherProcess();
            other.sealingKey("ada", "profile");
            keys.destroy("ada");

            // The other process still has the root key in memory and creates one more key with it.
            byte[] ciphertext = encrypt(other.sealingKey("ada", "tax"));

            assertThat(ciphertext).isNotEmpty();
            assertThat(anotherProcess().openingKey("ada", "tax")).isEmpty();
        }
    }

    private SubjectKeys anotherProcess() {
        return new SubjectKeys(records, masterKey);
    }

    private static KeyRecords over(Map<String, byte[]> stored) {
        return new KeyRecords() {
            @Override
            public byte @Nullable [] find(String id) {
                return stored.get(id);
            }

            @Override
            public byte[] putIfAbsent(String id, byte[] record) {
                return stored.computeIfAbsent(id, ignored -> record);
            }

            @Override
            public void destroy(String id, byte[] tombstone) {
                stored.put(id, tombstone);
            }
        };
    }

    private static byte[] encrypt(Aead key) {
        try {
            return key.encrypt(CLEAR, PLACE);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Aead newMasterKey() {
        try {
            return new AesGcmJce(Random.randBytes(32));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}

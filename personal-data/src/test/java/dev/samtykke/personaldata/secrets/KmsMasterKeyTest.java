package dev.samtykke.personaldata.secrets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

import com.google.crypto.tink.Aead;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.samtykke.mongodb.Outages;
import dev.samtykke.personaldata.keys.InMemoryKeyRecords;
import dev.samtykke.personaldata.keys.KeyRecordUnreadable;
import dev.samtykke.personaldata.keys.KeyVaultUnavailable;
import dev.samtykke.personaldata.keys.SubjectKeys;

class KmsMasterKeyTest {

    private final String uri = "fake-kms://keys/" + UUID.randomUUID();
    private final InMemoryKeyRecords records = new InMemoryKeyRecords();

    @AfterEach
    void backAgain() {
        FakeKms.AWAY.set(false);
    }

    private Aead masterKey() {
        return KmsMasterKey.open(uri, null);
    }

    @Test
    void keysWrappedByTheServiceOpenInAnotherProcess() throws Exception {
        byte[] sealed = new SubjectKeys(records, masterKey())
                .sealingKey("ada", "profile")
                .encrypt(bytes("x"), bytes("a"));

        assertThat(new SubjectKeys(records, masterKey())
                        .openingKey("ada", "profile")
                        .orElseThrow()
                        .decrypt(sealed, bytes("a")))
                .isEqualTo(bytes("x"));
    }

    @Test
    void anInstallationWithTheServiceKeepsNoMasterKeyInAFile(@TempDir Path folder) {
        InstallationSecrets secrets = InstallationSecrets.open(folder, masterKey());
        secrets.checkAgainst(records);
        secrets.checkAgainst(records);

        assertThat(Files.exists(folder.resolve("master-key.json"))).isFalse();
        assertThatExceptionOfType(WrongInstallationKey.class)
                .isThrownBy(() -> InstallationSecrets.open(folder, KmsMasterKey.open(uri + "/other", null))
                        .checkAgainst(records));
    }

    @Test
    void whileTheServiceIsAwayNothingIsSealedAndNoRecordCountsAsDamaged() {
        new SubjectKeys(records, masterKey()).sealingKey("ada", "profile");
        FakeKms.AWAY.set(true);
        SubjectKeys keys = new SubjectKeys(records, masterKey());

        assertThatExceptionOfType(KeyVaultUnavailable.class)
                .isThrownBy(() -> keys.openingKey("ada", "profile"))
                .matches(Outages::causedBy)
                .withMessageNotContaining("s3cr3t");
        assertThatExceptionOfType(KeyVaultUnavailable.class).isThrownBy(() -> keys.sealingKey("bob", "profile"));
        assertThat(records.find("bob")).isNull();

        FakeKms.AWAY.set(false);
        assertThat(keys.openingKey("ada", "profile")).isPresent();
    }

    @Test
    void aRecordOfAnotherMasterKeyIsUnreadableAndNoOutage() {
        new SubjectKeys(records, masterKey()).sealingKey("ada", "profile");

        assertThatExceptionOfType(KeyRecordUnreadable.class)
                .isThrownBy(() ->
                        new SubjectKeys(records, KmsMasterKey.open(uri + "/other", null)).openingKey("ada", "profile"))
                .matches(failure -> !Outages.causedBy(failure));
    }

    @Test
    void aServiceThatNobodyKnowsAndWrongCredentialsAreRefused() {
        assertThat(KmsMasterKey.open(uri, FakeKms.GOOD_CREDENTIALS)).isNotNull();
        assertThatExceptionOfType(MasterKeyRefused.class).isThrownBy(() -> KmsMasterKey.open(uri, "others.json"));
        assertThatExceptionOfType(MasterKeyRefused.class)
                .isThrownBy(() -> KmsMasterKey.open("other-kms://keys/1", null))
                .withMessageContaining("samtykke.keys.master-key-uri");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}

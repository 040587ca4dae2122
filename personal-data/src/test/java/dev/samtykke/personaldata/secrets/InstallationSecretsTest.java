package dev.samtykke.personaldata.secrets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.samtykke.personaldata.keys.InMemoryKeyRecords;

class InstallationSecretsTest {

    private static final byte[] CLEAR = "clear".getBytes(UTF_8);
    private static final byte[] PLACE = "place".getBytes(UTF_8);

    @TempDir
    Path folder;

    @Test
    void theFirstStartCreatesThreeFilesForTheOwnerOnly() throws Exception {
        InstallationSecrets.open(folder.resolve("secrets"));

        try (Stream<Path> files = Files.list(folder.resolve("secrets"))) {
            assertThat(files)
                    .hasSize(3)
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .isEqualTo("rw-------"));
        }
    }

    @Test
    void aLaterStartFindsTheSameKeys() throws Exception {
        InstallationSecrets first = InstallationSecrets.open(folder);
        InstallationSecrets second = InstallationSecrets.open(folder);

        assertThat(second.identifierKey().tag("email", "x"))
                .isEqualTo(first.identifierKey().tag("email", "x"));
        assertThat(second.subjectLogKey().tag("Customer", "x"))
                .isEqualTo(first.subjectLogKey().tag("Customer", "x"));
        assertThat(second.masterKey().decrypt(first.masterKey().encrypt(CLEAR, PLACE), PLACE))
                .isEqualTo(CLEAR);
    }

    @Test
    void theKeysDifferFromEachOtherAndFromInstallationToInstallation() {
        InstallationSecrets one = InstallationSecrets.open(folder.resolve("one"));
        InstallationSecrets two = InstallationSecrets.open(folder.resolve("two"));

        assertThat(Stream.of(one.identifierKey(), one.subjectLogKey(), two.identifierKey(), two.subjectLogKey())
                        .map(key -> List.of(key.tag("t", "v"))))
                .doesNotHaveDuplicates();
    }

    @Test
    void processesThatStartAtOnceAgreeOnOneKey() {
        List<String> tags = IntStream.range(0, 16)
                .parallel()
                .mapToObj(
                        i -> new SubjectLogKey(InstallationSecrets.open(folder).subjectLogKey()).of("t", "v"))
                .distinct()
                .toList();

        assertThat(tags).hasSize(1);
    }

    @Test
    void aTruncatedFileIsRefusedByName() throws Exception {
        InstallationSecrets.open(folder);
        for (String name : List.of("master-key.json", "identifier-key.hex", "subject-log-key.hex")) {
            Path file = folder.resolve(name);
            String whole = Files.readString(file);
            for (int length : List.of(0, 1, whole.length() / 2, whole.length() - 1)) {
                Files.writeString(file, whole.substring(0, length));
                assertThatThrownBy(() -> InstallationSecrets.open(folder), "%s cut to %d characters", name, length)
                        .isInstanceOf(SecretFileRefused.class)
                        .hasMessageContaining(name);
            }
            Files.writeString(file, whole);
        }
        assertThat(InstallationSecrets.open(folder)).isNotNull();
    }

    @Test
    void aRefusalShowsNothingOfTheKey() throws Exception {
        InstallationSecrets.open(folder);
        Path file = folder.resolve("master-key.json");
        String broken = Files.readString(file).replace("\"value\"", "\"vaIue\"");
        Files.writeString(file, broken);
        String keyMaterial = broken.replaceAll("(?s).*\"vaIue\"\\s*:\\s*\"([^\"]+)\".*", "$1");

        assertThat(keyMaterial).hasSizeBetween(40, 100);
        assertThatThrownBy(() -> InstallationSecrets.open(folder))
                .isInstanceOf(SecretFileRefused.class)
                .satisfies(e -> assertThat(new java.io.StringWriter()).satisfies(trace -> {
                    e.printStackTrace(new java.io.PrintWriter(trace));
                    assertThat(trace.toString()).doesNotContain(keyMaterial);
                }));
    }

    @Test
    void aFileThatOthersCanReadIsRefused() throws Exception {
        InstallationSecrets.open(folder);
        Path file = folder.resolve("identifier-key.hex");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        assertThatThrownBy(() -> InstallationSecrets.open(folder))
                .isInstanceOf(SecretFileRefused.class)
                .hasMessageContaining("0600");
    }

    @Test
    void aFileThatTheGroupMayReadIsAccepted() throws Exception {
        InstallationSecrets.open(folder);
        Files.setPosixFilePermissions(
                folder.resolve("identifier-key.hex"), PosixFilePermissions.fromString("r--r-----"));

        assertThat(InstallationSecrets.open(folder)).isNotNull();
    }

    @Test
    void afterARotationOldWrappingsOpenAndNewOnesNeedTheNewKey() throws Exception {
        MasterKeyFile file = new MasterKeyFile(folder.resolve("master-key.json"));
        byte[] before = file.open().encrypt(CLEAR, PLACE);
        var old = file.open();

        file.rotate();

        byte[] after = file.open().encrypt(CLEAR, PLACE);
        assertThat(file.open().decrypt(before, PLACE)).isEqualTo(CLEAR);
        assertThat(file.open().decrypt(after, PLACE)).isEqualTo(CLEAR);
        assertThatThrownBy(() -> old.decrypt(after, PLACE)).isInstanceOf(java.security.GeneralSecurityException.class);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("master-key.json"))))
                .isEqualTo("rw-------");
    }

    @Test
    void aVaultThatWasUsedWithOtherKeysIsNoticedPerKey() throws Exception {
        InMemoryKeyRecords records = new InMemoryKeyRecords();
        InstallationSecrets.open(folder).checkAgainst(records);
        InstallationSecrets.open(folder).checkAgainst(records);

        for (String lost : List.of("master-key.json", "identifier-key.hex", "subject-log-key.hex")) {
            Path file = folder.resolve(lost);
            String original = Files.readString(file);
            Files.delete(file);
            assertThatThrownBy(() -> InstallationSecrets.open(folder).checkAgainst(records))
                    .isInstanceOf(WrongInstallationKey.class)
                    .hasMessageContaining(lost);
            Files.writeString(file, original);
        }
    }

    @Test
    void aRotatedMasterKeyIsStillTheRightOne() {
        InMemoryKeyRecords records = new InMemoryKeyRecords();
        InstallationSecrets.open(folder).checkAgainst(records);

        new MasterKeyFile(folder.resolve("master-key.json")).rotate();

        InstallationSecrets.open(folder).checkAgainst(records);
        assertThat(records.find("installation/master-key.json")).isNotNull();
    }

    @Test
    void printingTheSecretsShowsNothing() {
        assertThat(InstallationSecrets.open(folder).toString()).doesNotContainPattern("[0-9a-f]{32}");
    }
}

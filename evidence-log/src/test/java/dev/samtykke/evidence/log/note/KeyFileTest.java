package dev.samtykke.evidence.log.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.samtykke.evidence.log.codec.MalformedDataException;

class KeyFileTest {

    @TempDir
    Path folder;

    @Test
    void aKeyIsMadeOnceAndThenReadAgain() throws Exception {
        Path file = folder.resolve("key");
        SigningKey made = KeyFile.readOrCreate(file, "log.example/a", SignatureType.ED25519);
        SigningKey read = KeyFile.readOrCreate(file, "log.example/other", SignatureType.COSIGNATURE_V1);
        assertThat(read.verifierKey()).isEqualTo(made.verifierKey());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void aKeyThatOthersMayReadIsRefused() throws Exception {
        Path file = folder.resolve("key");
        KeyFile.readOrCreate(file, "log.example/a", SignatureType.ED25519);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertThatExceptionOfType(MalformedDataException.class)
                .isThrownBy(() -> KeyFile.read(file))
                .withMessageContaining("chmod 600");
    }
}

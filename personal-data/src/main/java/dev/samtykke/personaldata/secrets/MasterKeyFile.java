package dev.samtykke.personaldata.secrets;

import java.nio.file.Path;
import java.security.GeneralSecurityException;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;

/**
 * The master key of an installation without a KMS: a Tink keyset (AES-256-GCM) in clear JSON in a file of mode 0600.
 * Whoever has this file and the key records can open all that was not erased, so they belong in different back-ups.
 */
public final class MasterKeyFile {

    private final Path file;

    /** The master key in this file. */
    public MasterKeyFile(Path file) {
        this.file = file;
    }

    /**
     * The master key, created at the first start.
     *
     * @throws SecretFileRefused when the file is truncated, altered, or open to others
     */
    public Aead open() {
        try {
            return load().getPrimitive(RegistryConfiguration.get(), Aead.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Tink does not offer AES-256-GCM here", e);
        }
    }

    /**
     * Adds a new key, under which everything from now on is wrapped; what was wrapped before still opens. Processes
     * that run already do not know the new key until they open the file again.
     */
    public void rotate() {
        try {
            KeysetHandle rotated = KeysetHandle.newBuilder(load())
                    .addEntry(KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                            .withRandomId()
                            .makePrimary())
                    .build();
            SecretFile.replace(file, toJson(rotated));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The keyset cannot take another key", e);
        }
    }

    private KeysetHandle load() {
        try {
            AeadConfig.register();
            String json = SecretFile.readOrCreate(file, MasterKeyFile::generate);
            return TinkJsonProtoKeysetFormat.parseKeyset(
                    json, RegistryConfiguration.get(), InsecureSecretKeyAccess.get());
        } catch (GeneralSecurityException e) {
            // The cause is left out: a parser's message may quote key material.
            throw new SecretFileRefused(file, "it is no complete Tink keyset");
        }
    }

    private static String generate() {
        try {
            return toJson(KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, RegistryConfiguration.get()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Tink does not offer AES-256-GCM here", e);
        }
    }

    private static String toJson(KeysetHandle keyset) {
        try {
            return TinkJsonProtoKeysetFormat.serializeKeyset(
                            keyset, RegistryConfiguration.get(), InsecureSecretKeyAccess.get())
                    .strip();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The keyset cannot be written", e);
        }
    }
}

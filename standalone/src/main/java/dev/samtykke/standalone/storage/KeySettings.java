package dev.samtykke.standalone.storage;

import java.nio.file.Path;
import java.time.Duration;

import com.google.crypto.tink.Aead;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

import dev.samtykke.personaldata.keys.KeyRecords;
import dev.samtykke.personaldata.keys.SubjectKeys;
import dev.samtykke.personaldata.secrets.InstallationSecrets;
import dev.samtykke.personaldata.secrets.KmsMasterKey;

/**
 * The customers' keys.
 *
 * @param masterKeyUri the key in a key management service that wraps them; empty: a key in a file
 * @param masterKeyCredentials file with the credentials for the service; empty: those that its client finds by itself
 * @param cacheFor how long a key stays in memory, and so after how long at the latest an erasure by another process is
 *     seen here
 */
public record KeySettings(
        @Nullable String masterKeyUri,
        @Nullable String masterKeyCredentials,
        @DefaultValue("5m") Duration cacheFor) {

    /** A key in a file. */
    public static final KeySettings DEFAULT = new KeySettings(null, null, SubjectKeys.DEFAULT_MAXIMUM_AGE);

    public KeySettings {
        masterKeyUri = unlessBlank(masterKeyUri);
        masterKeyCredentials = unlessBlank(masterKeyCredentials);
    }

    private static @Nullable String unlessBlank(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    /** The secrets of the installation, all but the master key in this folder in any case. */
    public InstallationSecrets secrets(Path folder) {
        return masterKeyUri == null
                ? InstallationSecrets.open(folder)
                : InstallationSecrets.open(folder, KmsMasterKey.open(masterKeyUri, masterKeyCredentials));
    }

    /** The customers' keys in these records. */
    public SubjectKeys keys(KeyRecords records, Aead masterKey) {
        return new SubjectKeys(records, masterKey, SubjectKeys.DEFAULT_CACHE_SIZE, cacheFor);
    }
}

package dev.samtykke.personaldata.secrets;

import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.ServiceLoader.Provider;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KmsClient;
import com.google.crypto.tink.KmsClients;
import org.jspecify.annotations.Nullable;

/**
 * A master key that never leaves a key management service. Which service is in its URI, such as {@code gcp-kms://…} or
 * {@code aws-kms://…}; the client comes from the provider's jar, found by {@link ServiceLoader} as a {@link KmsClient},
 * or was registered with {@link KmsClients}.
 */
public final class KmsMasterKey {

    private KmsMasterKey() {}

    /**
     * The key at this URI. The service is not asked yet.
     *
     * @param credentials file with the credentials for the service; null: those that the provider finds by itself
     * @throws MasterKeyRefused when no client knows the URI, or it takes neither the URI nor the credentials
     */
    public static Aead open(String uri, @Nullable String credentials) {
        try {
            KmsClient client = find(uri);
            KmsClient known =
                    credentials == null ? client.withDefaultCredentials() : client.withCredentials(credentials);
            return new KmsAead(known.getAead(uri));
        } catch (GeneralSecurityException e) {
            throw new MasterKeyRefused(e);
        }
    }

    private static KmsClient find(String uri) throws GeneralSecurityException {
        Optional<KmsClient> loaded = ServiceLoader.load(KmsClient.class).stream()
                .map(Provider::get)
                .filter(client -> client.doesSupport(uri))
                .findFirst();
        return loaded.isPresent() ? loaded.get() : KmsClients.get(uri);
    }
}

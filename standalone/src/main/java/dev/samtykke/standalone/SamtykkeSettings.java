package dev.samtykke.standalone;

import java.net.URI;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import dev.samtykke.axonserver.AxonServerSettings;
import dev.samtykke.commanding.config.TrackingSettings;
import dev.samtykke.consent.command.ConsentSettings;
import dev.samtykke.evidence.query.config.EvidenceSettings;
import dev.samtykke.evidence.query.receipt.Controller;
import dev.samtykke.http.config.CorsSettings;
import dev.samtykke.http.config.HttpSettings;
import dev.samtykke.http.security.TokenSettings;
import dev.samtykke.http.tracing.TracingSettings;
import dev.samtykke.identity.command.IdentitySettings;
import dev.samtykke.standalone.launch.LoggingSettings;
import dev.samtykke.standalone.mongo.MongodbSettings;
import dev.samtykke.standalone.storage.KeySettings;

/**
 * Everything that can be configured under {@code samtykke.}; a name that is not here stops the start, since a mistyped
 * setting would silently leave its default in force.
 *
 * @param dataDir the folder that holds all that the process keeps: events, keys, projections, logs
 * @param publicUrl the address under which clients reach the API; it is the issuer of embedded tokens. By default {@code
 *     http://localhost} with the port
 * @param issuerUri the OpenID Connect issuer whose tokens are accepted; the embedded issuer is off when it is set
 * @param tokens how bearer tokens are issued and read
 * @param cors which web pages of other origins may call the API
 * @param http bounds of a request
 * @param mongodb where projections are kept
 * @param events where the history is
 * @param axonServer the server, with {@link Events#AXON_SERVER}
 * @param keysFolder where the installation's secrets are; null: {@code keys} in the data folder
 * @param nodeName name of this process among those that share a history; null: the host's name and the process id
 * @param keys the customers' keys
 * @param evidence the evidence log
 * @param consent what the controller decides about consent
 * @param identity what the controller decides about identifying people
 * @param tracking how sources send data in
 * @param tracing where traces are told
 * @param logging how messages are written
 * @param controller the organisation that runs the product, as receipts name it
 */
@ConfigurationProperties(prefix = "samtykke", ignoreUnknownFields = false)
public record SamtykkeSettings(
        @DefaultValue("./data") Path dataDir,
        @Nullable URI publicUrl,
        @Nullable URI issuerUri,
        @DefaultValue TokenSettings tokens,
        @DefaultValue CorsSettings cors,
        @DefaultValue HttpSettings http,
        @DefaultValue MongodbSettings mongodb,
        @DefaultValue("embedded") Events events,
        @DefaultValue AxonServerSettings axonServer,
        @Nullable Path keysFolder,
        @Nullable String nodeName,
        @DefaultValue KeySettings keys,
        @DefaultValue EvidenceSettings evidence,
        @DefaultValue ConsentSettings consent,
        @DefaultValue IdentitySettings identity,
        @DefaultValue TrackingSettings tracking,
        @DefaultValue TracingSettings tracing,
        @DefaultValue LoggingSettings logging,
        @DefaultValue Controller controller) {

    /** Where a history can be. */
    public enum Events {
        /** In the data folder, for this process alone. */
        EMBEDDED,
        /** In Axon Server, shared by any number of processes. */
        AXON_SERVER
    }

    public SamtykkeSettings {
        publicUrl = unlessEmpty(publicUrl);
        issuerUri = unlessEmpty(issuerUri);
    }

    private static @Nullable URI unlessEmpty(@Nullable URI uri) {
        return uri == null || uri.toString().isEmpty() ? null : uri;
    }
}

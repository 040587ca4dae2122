package dev.samtykke.standalone.config;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HexFormat;

import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import dev.samtykke.commanding.RequestFingerprints;
import dev.samtykke.eventsourcing.EventStreams;
import dev.samtykke.eventsourcing.History;
import dev.samtykke.eventsourcing.StreamStamp;
import dev.samtykke.eventsourcing.serialization.EventSerializer;
import dev.samtykke.identity.command.IdentitySettings;
import dev.samtykke.personaldata.identifiers.IdentifierKeys;
import dev.samtykke.personaldata.identifiers.IdentifierNormalizer;
import dev.samtykke.personaldata.identifiers.IdentifierRules;
import dev.samtykke.personaldata.keys.KeyVault;
import dev.samtykke.personaldata.sealing.PayloadSealer;
import dev.samtykke.personaldata.secrets.HmacKey;
import dev.samtykke.personaldata.secrets.SubjectLogKey;
import dev.samtykke.standalone.problem.HistoryProblems;

/** The history, and what others need of it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IdentitySettings.class)
@Import({EmbeddedHistoryConfiguration.class, RemoteHistoryConfiguration.class, HistoryProblems.class})
public class HistoryConfiguration {

    /** How many folded streams are kept in memory at the most. */
    static final long CACHED_STREAMS = 50_000;

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean(destroyMethod = "")
    EventStore eventStore(History history) {
        return history.store();
    }

    @Bean
    EventStreams eventStreams(History history) {
        return history.streams();
    }

    @Bean
    PayloadSealer payloadSealer(History history) {
        return history.sealer();
    }

    @Bean
    EventSerializer eventSerializer(History history) {
        return history.serializer();
    }

    @Bean
    KeyVault keyVault(History history) {
        return history.keys();
    }

    @Bean
    StreamStamp streamStamp(History history) {
        return new SubjectLogKey(history.secrets().subjectLogKey())::of;
    }

    @Bean
    IdentifierKeys identifierKeys(History history, IdentitySettings settings) {
        return new IdentifierKeys(
                history.secrets().identifierKey(),
                new IdentifierNormalizer(
                        IdentifierRules.DEFAULT.blocking(settings.blockedValues(), settings.blockedEmailDomains())));
    }

    @Bean
    RequestFingerprints requestFingerprints(History history) {
        return new KeyedFingerprints(history.secrets().identifierKey());
    }

    /** Fingerprints under the key of the identifiers, told apart from these by their kinds. */
    private record KeyedFingerprints(HmacKey key) implements RequestFingerprints {

        @Override
        public String ofKey(String client, String idempotencyKey) {
            return hex("idempotency-key", client + "\n" + idempotencyKey);
        }

        @Override
        public String ofReference(String kind, String reference) {
            return hex(kind, reference);
        }

        @Override
        public String ofRequest(String kind, byte[] body) {
            return hex("request " + kind, new String(body, StandardCharsets.UTF_8));
        }

        private String hex(String kind, String value) {
            return HexFormat.of().formatHex(key.tag(kind, value));
        }
    }
}

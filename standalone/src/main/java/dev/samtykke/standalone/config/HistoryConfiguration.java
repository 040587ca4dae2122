package dev.samtykke.standalone.config;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HexFormat;

import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.samtykke.commanding.RequestFingerprints;
import dev.samtykke.eventsourcing.EventStreams;
import dev.samtykke.eventsourcing.StreamStamp;
import dev.samtykke.eventsourcing.serialization.EventSerializer;
import dev.samtykke.eventstore.DurableRecords;
import dev.samtykke.evidence.query.StoredEvents;
import dev.samtykke.evidence.query.config.EvidenceFolder;
import dev.samtykke.identity.command.IdentitySettings;
import dev.samtykke.personaldata.identifiers.IdentifierKeys;
import dev.samtykke.personaldata.identifiers.IdentifierNormalizer;
import dev.samtykke.personaldata.identifiers.IdentifierRules;
import dev.samtykke.personaldata.keys.KeyVault;
import dev.samtykke.personaldata.sealing.PayloadSealer;
import dev.samtykke.personaldata.secrets.HmacKey;
import dev.samtykke.personaldata.secrets.SubjectLogKey;
import dev.samtykke.standalone.SamtykkeSettings;
import dev.samtykke.standalone.evidence.FolderStore;
import dev.samtykke.standalone.storage.DataFolder;
import dev.samtykke.standalone.storage.EmbeddedHistory;
import dev.samtykke.standalone.storage.EmbeddedStoredEvents;

/** The history in the data folder, and what others need of it. */
@Configuration(proxyBeanMethods = false)
class HistoryConfiguration {

    private static final long CACHED_STREAMS = 50_000;

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    EmbeddedHistory history(DataFolder folder, SamtykkeSettings settings) {
        return EmbeddedHistory.open(folder, CACHED_STREAMS, settings.keys());
    }

    @Bean(destroyMethod = "")
    EventStore eventStore(EmbeddedHistory history) {
        return history.store();
    }

    @Bean
    EventStreams eventStreams(EmbeddedHistory history) {
        return history.streams();
    }

    @Bean
    DurableRecords durableRecords(EmbeddedHistory history) {
        return history.records();
    }

    @Bean
    PayloadSealer payloadSealer(EmbeddedHistory history) {
        return history.sealer();
    }

    @Bean
    EventSerializer eventSerializer(EmbeddedHistory history) {
        return history.serializer();
    }

    @Bean
    KeyVault keyVault(EmbeddedHistory history) {
        return history.keys();
    }

    @Bean
    StoredEvents storedEvents(EmbeddedHistory history) {
        return new EmbeddedStoredEvents(history.storage());
    }

    /** Not before the data folder is this process's own. */
    @Bean
    EvidenceFolder evidenceFolder(DataFolder data) {
        return FolderStore::open;
    }

    @Bean
    StreamStamp streamStamp(EmbeddedHistory history) {
        return new SubjectLogKey(history.secrets().subjectLogKey())::of;
    }

    @Bean
    IdentifierKeys identifierKeys(EmbeddedHistory history, IdentitySettings settings) {
        return new IdentifierKeys(
                history.secrets().identifierKey(),
                new IdentifierNormalizer(
                        IdentifierRules.DEFAULT.blocking(settings.blockedValues(), settings.blockedEmailDomains())));
    }

    @Bean
    RequestFingerprints requestFingerprints(EmbeddedHistory history) {
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

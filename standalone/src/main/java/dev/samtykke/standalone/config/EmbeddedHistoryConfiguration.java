package dev.samtykke.standalone.config;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

import dev.samtykke.evidence.query.StoredEvents;
import dev.samtykke.evidence.query.config.EvidenceFolder;
import dev.samtykke.standalone.SamtykkeSettings;
import dev.samtykke.standalone.evidence.FolderStore;
import dev.samtykke.standalone.storage.DataFolder;
import dev.samtykke.standalone.storage.EmbeddedHistory;
import dev.samtykke.standalone.storage.EmbeddedStoredEvents;

/** The history in the data folder. */
@Configuration(proxyBeanMethods = false)
@Conditional(OnEmbeddedEvents.class)
class EmbeddedHistoryConfiguration {

    @Bean
    EmbeddedHistory history(DataFolder folder, SamtykkeSettings settings) {
        return EmbeddedHistory.open(
                folder, KeysFolder.of(settings, folder), HistoryConfiguration.CACHED_STREAMS, settings.keys());
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
}

package dev.samtykke.commanding.config;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

import dev.samtykke.commanding.CommandDispatcher;
import dev.samtykke.commanding.CommandTransactions;
import dev.samtykke.commanding.RequestFingerprints;
import dev.samtykke.consent.command.ConsentImportCommands;
import dev.samtykke.consent.command.ConsentImports;
import dev.samtykke.consent.command.ConsentSettings;
import dev.samtykke.consent.command.ImportedLine;
import dev.samtykke.eventsourcing.EventPositions;
import dev.samtykke.eventsourcing.EventStreams;
import dev.samtykke.http.json.LargeBody;
import dev.samtykke.http.problem.StrictReader;
import dev.samtykke.identity.command.SubjectReader;

/** Bulk imports of decisions. */
@Configuration(proxyBeanMethods = false)
class ConsentImportConfiguration {

    @Bean
    ConsentImportCommands consentImportCommands(CommandTransactions transactions) {
        return new ConsentImportCommands(transactions);
    }

    @Bean
    ImportedLine importedLine(
            StrictReader reader,
            SubjectReader subjects,
            CommandDispatcher dispatcher,
            RequestFingerprints fingerprints,
            EventPositions positions,
            JsonMapper json) {
        return new ImportedLine(reader, subjects, dispatcher, fingerprints, positions, json);
    }

    @Bean
    ConsentImports consentImports(
            CommandDispatcher dispatcher, EventStreams streams, ImportedLine lines, ExecutorService importWorkers) {
        return new ConsentImports(dispatcher, streams, lines, importWorkers);
    }

    @Bean
    ExecutorService importWorkers() {
        AtomicInteger number = new AtomicInteger();
        return UnderTheCallersSpan.wrap(Executors.newFixedThreadPool(
                ConsentImports.WORKERS, task -> new Thread(task, "import-" + number.incrementAndGet())));
    }

    @Bean
    LargeBody importBody(ConsentSettings settings) {
        return LargeBody.of("/api/v1/consents/imports/{id}", settings.maxImportSize());
    }
}

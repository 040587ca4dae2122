package dev.samtykke.commanding.config;

import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.samtykke.commanding.CommandDispatcher;
import dev.samtykke.commanding.CommandTransactions;
import dev.samtykke.eventsourcing.EventPositions;
import dev.samtykke.eventsourcing.EventStreams;
import dev.samtykke.eventsourcing.StreamCatalogue;
import dev.samtykke.identity.command.IdentityResolution;
import dev.samtykke.ingestion.command.CallIntake;
import dev.samtykke.ingestion.command.CollectCommands;

/** Data coming in. */
@Configuration(proxyBeanMethods = false)
class IngestionConfiguration {

    @Bean
    CollectCommands collectCommands(
            CommandTransactions transactions,
            IdentityResolution identities,
            EventStreams streams,
            EventPositions positions,
            Clock clock) {
        return new CollectCommands(transactions, identities, new StreamCatalogue(streams), positions, clock);
    }

    @Bean
    CallIntake callIntake(CommandDispatcher dispatcher, ExecutorService intakeWorkers) {
        return new CallIntake(dispatcher, intakeWorkers);
    }

    @Bean
    ExecutorService intakeWorkers() {
        AtomicInteger number = new AtomicInteger();
        return Executors.newFixedThreadPool(
                CallIntake.WORKERS, task -> new Thread(task, "intake-" + number.incrementAndGet()));
    }
}

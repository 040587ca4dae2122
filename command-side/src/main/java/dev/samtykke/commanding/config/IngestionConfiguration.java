package dev.samtykke.commanding.config;

import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.samtykke.commanding.CommandDispatcher;
import dev.samtykke.commanding.CommandTransactions;
import dev.samtykke.consent.command.ConsentPolicy;
import dev.samtykke.consent.command.SignalledDecisions;
import dev.samtykke.eventsourcing.EventPositions;
import dev.samtykke.eventsourcing.EventStreams;
import dev.samtykke.eventsourcing.StreamCatalogue;
import dev.samtykke.identity.command.IdentityResolution;
import dev.samtykke.ingestion.command.CallIntake;
import dev.samtykke.ingestion.command.CollectCommands;
import dev.samtykke.signal.command.SignalCommands;

/** Data coming in. */
@Configuration(proxyBeanMethods = false)
class IngestionConfiguration {

    @Bean
    CollectCommands collectCommands(
            CommandTransactions transactions,
            IdentityResolution identities,
            EventStreams streams,
            EventPositions positions,
            SignalledDecisions signalled,
            Clock clock) {
        return new CollectCommands(transactions, identities, new StreamCatalogue(streams), positions, signalled, clock);
    }

    @Bean
    SignalledDecisions signalledDecisions(EventStreams streams, ConsentPolicy policy) {
        return new SignalledDecisions(new StreamCatalogue(streams), policy);
    }

    @Bean
    SignalCommands signalCommands(
            CommandTransactions transactions,
            IdentityResolution identities,
            SignalledDecisions signalled,
            Clock clock) {
        return new SignalCommands(transactions, identities, signalled, clock);
    }

    @Bean
    CallIntake callIntake(CommandDispatcher dispatcher, ExecutorService intakeWorkers) {
        return new CallIntake(dispatcher, intakeWorkers);
    }

    @Bean
    ExecutorService intakeWorkers() {
        AtomicInteger number = new AtomicInteger();
        return UnderTheCallersSpan.wrap(Executors.newFixedThreadPool(
                CallIntake.WORKERS, task -> new Thread(task, "intake-" + number.incrementAndGet())));
    }
}

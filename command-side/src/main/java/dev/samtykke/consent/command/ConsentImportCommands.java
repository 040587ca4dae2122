package dev.samtykke.consent.command;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.MetaData;

import dev.samtykke.commanding.CommandTransactions;
import dev.samtykke.consent.BeginConsentImport;
import dev.samtykke.consent.ConsentImportAdvanced;
import dev.samtykke.consent.ConsentImportBegun;
import dev.samtykke.consent.ConsentImportCompleted;
import dev.samtykke.consent.ConsentImportEvent;
import dev.samtykke.consent.ConsentImportInterrupted;
import dev.samtykke.consent.ImportSuperseded;
import dev.samtykke.consent.RecordImportProgress;
import dev.samtykke.eventsourcing.Streams;

/** Keeps account of how far imports got. The decisions themselves are ordinary commands, one a line. */
public final class ConsentImportCommands {

    private final CommandTransactions transactions;

    public ConsentImportCommands(CommandTransactions transactions) {
        this.transactions = transactions;
    }

    @CommandHandler
    ImportAnswer handle(BeginConsentImport command, MetaData metaData) {
        return transactions.run(metaData, ImportAnswer.class, transaction -> {
            String id = command.importId();
            int attempt = transaction.state(Streams.CONSENT_IMPORT, id).attempt() + 1;
            transaction.append(Streams.CONSENT_IMPORT, id, new ConsentImportBegun(id, attempt));
            return new ImportAnswer(id, attempt);
        });
    }

    @CommandHandler
    ImportAnswer handle(RecordImportProgress command, MetaData metaData) {
        return transactions.run(metaData, ImportAnswer.class, transaction -> {
            String id = command.importId();
            if (transaction.state(Streams.CONSENT_IMPORT, id).attempt() != command.attempt()) {
                throw new ImportSuperseded();
            }
            transaction.append(Streams.CONSENT_IMPORT, id, event(command));
            return new ImportAnswer(id, command.attempt());
        });
    }

    private static ConsentImportEvent event(RecordImportProgress command) {
        String id = command.importId();
        int attempt = command.attempt();
        return switch (command.step()) {
            case ADVANCED -> new ConsentImportAdvanced(id, attempt, command.counts());
            case INTERRUPTED -> new ConsentImportInterrupted(id, attempt, command.counts());
            case COMPLETED -> new ConsentImportCompleted(id, attempt, command.counts());
        };
    }
}

package dev.samtykke.purpose.command;

import java.util.Optional;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.MetaData;

import dev.samtykke.commanding.CommandTransactions;
import dev.samtykke.eventsourcing.StreamTransaction;
import dev.samtykke.eventsourcing.Streams;
import dev.samtykke.purpose.DefinePurpose;
import dev.samtykke.purpose.PurposeEvent;
import dev.samtykke.purpose.PurposeState;
import dev.samtykke.purpose.RetirePurpose;

/** Handles the commands on purposes. */
public final class PurposeCommands {

    private final CommandTransactions transactions;

    public PurposeCommands(CommandTransactions transactions) {
        this.transactions = transactions;
    }

    @CommandHandler
    PurposeAnswer handle(DefinePurpose command, MetaData metaData) {
        return transactions.run(metaData, PurposeAnswer.class, transaction -> {
            PurposeState state = transaction.state(Streams.PURPOSE, command.purpose());
            return answer(transaction, command.purpose(), PurposeDecisions.decide(state, command));
        });
    }

    @CommandHandler
    PurposeAnswer handle(RetirePurpose command, MetaData metaData) {
        return transactions.run(metaData, PurposeAnswer.class, transaction -> {
            PurposeState state = transaction.state(Streams.PURPOSE, command.purpose());
            return answer(transaction, command.purpose(), PurposeDecisions.decide(state, command));
        });
    }

    private static PurposeAnswer answer(StreamTransaction transaction, String purpose, Optional<PurposeEvent> event) {
        Optional<String> appended = event.map(happened ->
                transaction.append(Streams.PURPOSE, purpose, happened).eventId());
        PurposeState state = transaction.state(Streams.PURPOSE, purpose);
        return new PurposeAnswer(
                purpose,
                state.current().version(),
                appended.orElseGet(() -> state.current().eventId()));
    }
}

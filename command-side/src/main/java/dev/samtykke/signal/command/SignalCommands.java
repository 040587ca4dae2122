package dev.samtykke.signal.command;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.MetaData;

import dev.samtykke.commanding.AppendedEvent;
import dev.samtykke.commanding.CommandTransactions;
import dev.samtykke.consent.command.SignalledDecisions;
import dev.samtykke.customer.CustomerEvent;
import dev.samtykke.customer.CustomerState;
import dev.samtykke.eventsourcing.StreamTransaction;
import dev.samtykke.eventsourcing.Streams;
import dev.samtykke.identity.command.IdentityResolution;
import dev.samtykke.messages.Recorded;
import dev.samtykke.signal.RecordSignal;
import dev.samtykke.signal.SignalledChoices;
import dev.samtykke.signal.command.SignalAnswer.SignalledEvent;

/** Handles signals that a front end passes on by themselves. */
public final class SignalCommands {

    private final CommandTransactions transactions;
    private final IdentityResolution identities;
    private final SignalledDecisions decisions;
    private final Clock clock;

    public SignalCommands(
            CommandTransactions transactions,
            IdentityResolution identities,
            SignalledDecisions decisions,
            Clock clock) {
        this.transactions = transactions;
        this.identities = identities;
        this.decisions = decisions;
        this.clock = clock;
    }

    @CommandHandler
    SignalAnswer handle(RecordSignal command, MetaData metaData) {
        return transactions.run(metaData, SignalAnswer.class, transaction -> {
            String customerId = identities.resolve(transaction, command.subject());
            List<SignalledEvent> events = new ArrayList<>();
            command.choices().forEach(choices -> events.addAll(record(transaction, customerId, choices, command)));
            return new SignalAnswer(customerId, events);
        });
    }

    private List<SignalledEvent> record(
            StreamTransaction transaction, String customerId, SignalledChoices choices, RecordSignal command) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS); // as precise as recordedAt
        CustomerState customer = transaction.state(Streams.CUSTOMER, customerId);
        List<SignalledEvent> recorded = new ArrayList<>();
        for (CustomerEvent event : decisions.decide(customer, choices, command.evidence(), now)) {
            Recorded<CustomerEvent> appended = transaction.append(Streams.CUSTOMER, customerId, event);
            recorded.add(SignalledEvent.of(event, AppendedEvent.of(appended)));
        }
        return recorded;
    }
}

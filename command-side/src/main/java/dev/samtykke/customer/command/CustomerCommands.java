package dev.samtykke.customer.command;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.MetaData;

import dev.samtykke.commanding.AppendedEvent;
import dev.samtykke.commanding.CommandTransactions;
import dev.samtykke.customer.ChangePreferences;
import dev.samtykke.customer.CustomerCommand;
import dev.samtykke.customer.CustomerState;
import dev.samtykke.customer.DeclareEmergency;
import dev.samtykke.customer.EndContract;
import dev.samtykke.customer.EndEmergency;
import dev.samtykke.customer.LiftRestriction;
import dev.samtykke.customer.OverrideObjection;
import dev.samtykke.customer.RaiseObjection;
import dev.samtykke.customer.RecordContact;
import dev.samtykke.customer.RestrictProcessing;
import dev.samtykke.customer.ServeNotice;
import dev.samtykke.customer.StartContract;
import dev.samtykke.customer.WithdrawObjection;
import dev.samtykke.eventsourcing.StreamTransaction;
import dev.samtykke.eventsourcing.Streams;
import dev.samtykke.identity.command.IdentityResolution;
import dev.samtykke.permission.Catalogue;

/** Handles the commands on one customer. */
public final class CustomerCommands {

    private final CommandTransactions transactions;
    private final IdentityResolution identities;
    private final CustomerDecisions decisions;
    private final Clock clock;

    public CustomerCommands(
            CommandTransactions transactions, IdentityResolution identities, Catalogue catalogue, Clock clock) {
        this.transactions = transactions;
        this.identities = identities;
        this.decisions = new CustomerDecisions(catalogue);
        this.clock = clock;
    }

    @CommandHandler
    CustomerAnswer handle(StartContract command, MetaData metaData) {
        return carryOut(command, metaData);
    }

    @CommandHandler
    CustomerAnswer handle(EndContract command, MetaData metaData) {
        return carryOut(command, metaData);
    }

    @CommandHandler
    CustomerAnswer handle(ServeNotice command, MetaData metaData) {
        return carryOut(command, metaData);
    }

    @CommandHandler
    CustomerAnswer handle(RaiseObjection command, MetaData metaData) {
        return carryOut(command, metaData);
    }

    @CommandHandler
    CustomerAnswer handle(WithdrawObjection command, MetaData metaData) {
        return carryOut(command, metaData);
    }

    @CommandHandler
    CustomerAnswer handle(OverrideObjection command, MetaData metaData) {
        return carryOut(command, metaData);
    }

    @CommandHandler
    CustomerAnswer handle(RestrictProcessing command, MetaData metaData) {
        return carryOut(command, metaData);
    }

    @CommandHandler
    CustomerAnswer handle(LiftRestriction command, MetaData metaData) {
        return carryOut(command, metaData);
    }

    @CommandHandler
    CustomerAnswer handle(DeclareEmergency command, MetaData metaData) {
        return carryOut(command, metaData);
    }

    @CommandHandler
    CustomerAnswer handle(EndEmergency command, MetaData metaData) {
        return carryOut(command, metaData);
    }

    @CommandHandler
    CustomerAnswer handle(ChangePreferences command, MetaData metaData) {
        return carryOut(command, metaData);
    }

    @CommandHandler
    CustomerAnswer handle(RecordContact command, MetaData metaData) {
        return carryOut(command, metaData);
    }

    private CustomerAnswer carryOut(CustomerCommand command, MetaData metaData) {
        return transactions.run(metaData, CustomerAnswer.class, transaction -> {
            String customerId = identities.survivor(transaction, command.customerId(), "customerId");
            CustomerState state = transaction.state(Streams.CUSTOMER, customerId);
            return new CustomerAnswer(
                    customerId, append(transaction, command, state).orElse(null));
        });
    }

    private Optional<AppendedEvent> append(
            StreamTransaction transaction, CustomerCommand command, CustomerState state) {
        return decisions
                .decide(state, command, clock.instant().truncatedTo(ChronoUnit.MILLIS)) // as precise as recordedAt
                .map(event -> AppendedEvent.of(transaction.append(Streams.CUSTOMER, state.customerId(), event)));
    }
}

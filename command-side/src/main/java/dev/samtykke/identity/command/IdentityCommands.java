package dev.samtykke.identity.command;

import java.util.function.Supplier;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.MetaData;

import dev.samtykke.commanding.AppendedEvent;
import dev.samtykke.commanding.CommandTransactions;
import dev.samtykke.customer.CustomerEvent;
import dev.samtykke.customer.CustomerState;
import dev.samtykke.customer.IdentifierDetached;
import dev.samtykke.customer.IdentityMerged;
import dev.samtykke.customer.MergedInto;
import dev.samtykke.customer.Standing;
import dev.samtykke.customer.UnknownCustomer;
import dev.samtykke.eventsourcing.StreamTransaction;
import dev.samtykke.eventsourcing.Streams;
import dev.samtykke.identity.AlreadyAbsorbed;
import dev.samtykke.identity.AttachIdentifier;
import dev.samtykke.identity.DetachIdentifier;
import dev.samtykke.identity.IdentifierReleased;
import dev.samtykke.identity.IdentifierTaken;
import dev.samtykke.identity.MergeIdentity;
import dev.samtykke.identity.MergeIntoItself;
import dev.samtykke.identity.UnknownIdentifier;
import dev.samtykke.messages.Recorded;

/** Handles the commands on identifiers and on who is one person. */
public final class IdentityCommands {

    private final CommandTransactions transactions;
    private final IdentityResolution identities;
    private final Supplier<String> mergeIds;

    /** @param mergeIds gives the ids of merges, UUIDs */
    public IdentityCommands(
            CommandTransactions transactions, IdentityResolution identities, Supplier<String> mergeIds) {
        this.transactions = transactions;
        this.identities = identities;
        this.mergeIds = mergeIds;
    }

    @CommandHandler
    IdentifierAnswer handle(AttachIdentifier command, MetaData metaData) {
        return transactions.run(metaData, IdentifierAnswer.class, transaction -> {
            String customerId = identities.survivor(transaction, command.customerId(), "customerId");
            AppendedEvent appended = identities
                    .attach(transaction, customerId, command.identifier(), "value")
                    .map(AppendedEvent::of)
                    .orElse(null);
            return new IdentifierAnswer(customerId, command.identifier().key(), appended);
        });
    }

    @CommandHandler
    IdentifierAnswer handle(DetachIdentifier command, MetaData metaData) {
        return transactions.run(metaData, IdentifierAnswer.class, transaction -> {
            String customerId = identities.survivor(transaction, command.customerId(), "customerId");
            String key = command.identifier();
            String owner = transaction.state(Streams.IDENTIFIER, key).owner();
            if (owner == null) {
                throw new UnknownIdentifier();
            }
            if (!identities.survivor(transaction, owner, "identifier").equals(customerId)) {
                throw new IdentifierTaken("identifier");
            }
            transaction.append(Streams.IDENTIFIER, key, new IdentifierReleased(key, owner));
            Recorded<IdentifierDetached> detached =
                    transaction.append(Streams.CUSTOMER, customerId, new IdentifierDetached(customerId, key));
            return new IdentifierAnswer(customerId, key, AppendedEvent.of(detached));
        });
    }

    @CommandHandler
    MergeAnswer handle(MergeIdentity command, MetaData metaData) {
        return transactions.run(metaData, MergeAnswer.class, transaction -> {
            CustomerState survivor = mergeable(transaction, command.survivor(), "survivor");
            CustomerState absorbed = mergeable(transaction, command.absorbed(), "absorbed");
            if (command.survivor().equals(command.absorbed())) {
                throw new MergeIntoItself("absorbed");
            }
            return merge(transaction, survivor, absorbed, command);
        });
    }

    private MergeAnswer merge(
            StreamTransaction transaction, CustomerState survivor, CustomerState absorbed, MergeIdentity command) {
        String mergeId = mergeIds.get();
        Recorded<MergedInto> closed = transaction.append(
                Streams.CUSTOMER,
                absorbed.customerId(),
                new MergedInto(absorbed.customerId(), mergeId, survivor.customerId()));
        Recorded<? extends CustomerEvent> merged = transaction.append(
                Streams.CUSTOMER,
                survivor.customerId(),
                new IdentityMerged(
                        survivor.customerId(),
                        mergeId,
                        absorbed.customerId(),
                        closed.sequence() - 1,
                        command.reason(),
                        Standing.merge(survivor.standing(), absorbed.standing())));
        return new MergeAnswer(mergeId, survivor.customerId(), absorbed.customerId(), AppendedEvent.of(merged));
    }

    private static CustomerState mergeable(StreamTransaction transaction, String customerId, String field) {
        CustomerState state = transaction.state(Streams.CUSTOMER, customerId);
        if (!state.registered()) {
            throw UnknownCustomer.at(field);
        }
        String into = state.mergedInto();
        if (into != null) {
            throw new AlreadyAbsorbed(field, into);
        }
        return state;
    }
}

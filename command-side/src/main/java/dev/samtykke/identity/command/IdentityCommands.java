package dev.samtykke.identity.command;

import java.util.Objects;
import java.util.function.Supplier;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.MetaData;

import dev.samtykke.commanding.AppendedEvent;
import dev.samtykke.commanding.CommandTransactions;
import dev.samtykke.customer.CustomerState;
import dev.samtykke.customer.IdentifierDetached;
import dev.samtykke.customer.UnknownCustomer;
import dev.samtykke.eventsourcing.StreamTransaction;
import dev.samtykke.eventsourcing.Streams;
import dev.samtykke.identity.AlreadyAbsorbed;
import dev.samtykke.identity.AttachIdentifier;
import dev.samtykke.identity.DetachIdentifier;
import dev.samtykke.identity.IdentifierReleased;
import dev.samtykke.identity.IdentifierState;
import dev.samtykke.identity.IdentifierTaken;
import dev.samtykke.identity.MergeIdentity;
import dev.samtykke.identity.MergeIntoItself;
import dev.samtykke.identity.MergeRejected;
import dev.samtykke.identity.MergeState;
import dev.samtykke.identity.MergeState.Stage;
import dev.samtykke.identity.ReviewMerge;
import dev.samtykke.identity.SplitIdentity;
import dev.samtykke.identity.TooManyIdentifiers;
import dev.samtykke.identity.UnknownIdentifier;
import dev.samtykke.identity.UnknownMerge;
import dev.samtykke.messages.Recorded;

/** Handles the commands on identifiers and on who is one person. */
public final class IdentityCommands {

    private final CommandTransactions transactions;
    private final IdentityResolution identities;
    private final Merging merging;
    private final Supplier<String> mergeIds;

    IdentityCommands(
            CommandTransactions transactions,
            IdentityResolution identities,
            Merging merging,
            Supplier<String> mergeIds) {
        this.transactions = transactions;
        this.identities = identities;
        this.merging = merging;
        this.mergeIds = mergeIds;
    }

    @CommandHandler
    IdentifierAnswer handle(AttachIdentifier command, MetaData metaData) {
        return transactions.run(metaData, IdentifierAnswer.class, transaction -> {
            String customerId = identities.survivor(transaction, command.customerId(), "customerId");
            String key = command.identifier().key();
            AppendedEvent appended = identities
                    .attach(transaction, customerId, command.identifier(), "value")
                    .map(AppendedEvent::of)
                    .orElse(null);
            if (transaction.state(Streams.IDENTIFIER, key).owner() == null) {
                throw new TooManyIdentifiers("type");
            }
            return new IdentifierAnswer(customerId, key, appended);
        });
    }

    @CommandHandler
    IdentifierAnswer handle(DetachIdentifier command, MetaData metaData) {
        return transactions.run(metaData, IdentifierAnswer.class, transaction -> {
            String customerId = identities.survivor(transaction, command.customerId(), "customerId");
            String key = command.identifier();
            IdentifierState identifier = transaction.state(Streams.IDENTIFIER, key);
            String owner = identifier.claimedBy().orElseThrow(UnknownIdentifier::new);
            if (!identities.survivor(transaction, owner, "identifier").equals(customerId)) {
                throw new IdentifierTaken("identifier");
            }
            transaction.append(Streams.IDENTIFIER, key, new IdentifierReleased(key, owner));
            Recorded<IdentifierDetached> detached = transaction.append(
                    Streams.CUSTOMER,
                    customerId,
                    new IdentifierDetached(customerId, key, Objects.requireNonNull(identifier.type())));
            return new IdentifierAnswer(customerId, key, AppendedEvent.of(detached));
        });
    }

    @CommandHandler
    MergeAnswer handle(MergeIdentity command, MetaData metaData) {
        return transactions.run(metaData, MergeAnswer.class, transaction -> {
            CustomerState survivor = live(transaction, command.survivor(), "survivor");
            CustomerState absorbed = live(transaction, command.absorbed(), "absorbed");
            if (command.survivor().equals(command.absorbed())) {
                throw new MergeIntoItself("absorbed");
            }
            return merging.merge(transaction, mergeIds.get(), survivor, absorbed, command.reason());
        });
    }

    @CommandHandler
    MergeAnswer handle(SplitIdentity command, MetaData metaData) {
        return transactions.run(metaData, MergeAnswer.class, transaction -> {
            MergeState merge = merge(transaction, command.mergeId(), Stage.CARRIED_OUT);
            CustomerState survivor = live(transaction, Objects.requireNonNull(merge.survivor()), "mergeId");
            CustomerState absorbed = transaction.state(Streams.CUSTOMER, Objects.requireNonNull(merge.absorbed()));
            return merging.split(transaction, merge.mergeId(), survivor, absorbed, command.reason());
        });
    }

    @CommandHandler
    ReviewAnswer handle(ReviewMerge command, MetaData metaData) {
        return transactions.run(metaData, ReviewAnswer.class, transaction -> {
            MergeState merge = merge(transaction, command.mergeId(), Stage.PROPOSED);
            if (!command.accepted()) {
                Recorded<MergeRejected> rejected =
                        transaction.append(Streams.MERGE, command.mergeId(), new MergeRejected(command.mergeId()));
                return new ReviewAnswer(command.mergeId(), false, AppendedEvent.of(rejected));
            }
            CustomerState survivor = live(transaction, Objects.requireNonNull(merge.survivor()), "mergeId");
            CustomerState absorbed = live(transaction, Objects.requireNonNull(merge.absorbed()), "mergeId");
            MergeAnswer merged = merging.merge(transaction, merge.mergeId(), survivor, absorbed, command.reason());
            return new ReviewAnswer(command.mergeId(), true, merged.event());
        });
    }

    private static MergeState merge(StreamTransaction transaction, String mergeId, Stage stage) {
        MergeState merge = transaction.state(Streams.MERGE, mergeId);
        if (merge.stage() != stage) {
            throw new UnknownMerge("mergeId");
        }
        return merge;
    }

    private static CustomerState live(StreamTransaction transaction, String customerId, String field) {
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

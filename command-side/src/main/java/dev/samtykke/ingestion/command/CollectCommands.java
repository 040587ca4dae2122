package dev.samtykke.ingestion.command;

import java.time.Clock;
import java.util.List;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.MetaData;

import dev.samtykke.commanding.CommandTransactions;
import dev.samtykke.eventsourcing.EventPositions;
import dev.samtykke.eventsourcing.StreamTransaction;
import dev.samtykke.eventsourcing.Streams;
import dev.samtykke.identity.command.IdentityResolution;
import dev.samtykke.permission.Catalogue;
import dev.samtykke.profile.CollectData;
import dev.samtykke.profile.CountWithheld;
import dev.samtykke.profile.DataOfUnknownWithheld;
import dev.samtykke.profile.WithheldAccount;
import dev.samtykke.source.SourceState;
import dev.samtykke.source.UnknownSource;

/** Takes data in. The decision what is kept and its record are one piece: no withdrawal can come in between. */
public final class CollectCommands {

    private final CommandTransactions transactions;
    private final IdentityResolution identities;
    private final Catalogue catalogue;
    private final EventPositions positions;
    private final Clock clock;

    /** @param positions tells which calls were taken in before */
    public CollectCommands(
            CommandTransactions transactions,
            IdentityResolution identities,
            Catalogue catalogue,
            EventPositions positions,
            Clock clock) {
        this.transactions = transactions;
        this.identities = identities;
        this.catalogue = catalogue;
        this.positions = positions;
        this.clock = clock;
    }

    @CommandHandler
    CollectAnswer handle(CollectData command, MetaData metaData) {
        return transactions.run(metaData, CollectAnswer.class, transaction -> {
            SourceState source = source(transaction, command.source());
            Collecting collecting =
                    new Collecting(transaction, identities, catalogue, positions, source, clock.instant());
            List<CallResult> results =
                    command.calls().stream().map(collecting::take).toList();
            return new CollectAnswer(source.version(), results, collecting.lastEventId());
        });
    }

    @CommandHandler
    CollectAnswer handle(CountWithheld command, MetaData metaData) {
        return transactions.run(metaData, CollectAnswer.class, transaction -> {
            SourceState source = source(transaction, command.source());
            String account = WithheldAccount.id(command.source(), command.stripe());
            DataOfUnknownWithheld counted = new DataOfUnknownWithheld(
                    command.source(), command.stripe(), command.sourceVersion(), command.calls(), command.counts());
            return new CollectAnswer(
                    source.version(),
                    List.of(),
                    transaction
                            .append(Streams.WITHHELD_ACCOUNT, account, counted)
                            .eventId());
        });
    }

    private static SourceState source(StreamTransaction transaction, String id) {
        SourceState source = transaction.state(Streams.SOURCE, id);
        if (!source.defined()) {
            throw new UnknownSource(id);
        }
        return source;
    }
}

package dev.samtykke.source.command;

import java.util.Objects;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;

import dev.samtykke.commanding.CommandTransactions;
import dev.samtykke.eventsourcing.StreamTransaction;
import dev.samtykke.eventsourcing.Streams;
import dev.samtykke.messages.Recorded;
import dev.samtykke.permission.Catalogue;
import dev.samtykke.signal.command.SignalCheck;
import dev.samtykke.source.AddWriteKey;
import dev.samtykke.source.DefineSource;
import dev.samtykke.source.SourceDefined;
import dev.samtykke.source.SourceEvent;
import dev.samtykke.source.SourceRevised;
import dev.samtykke.source.SourceState;
import dev.samtykke.source.TooManyWriteKeys;
import dev.samtykke.source.UnknownSource;
import dev.samtykke.source.UnknownWriteKey;
import dev.samtykke.source.WithdrawWriteKey;
import dev.samtykke.source.WriteKeyAdded;
import dev.samtykke.source.WriteKeyIssued;
import dev.samtykke.source.WriteKeyRevoked;
import dev.samtykke.source.WriteKeyWithdrawn;

/** Handles the commands on sources. A key is added to its source and made known by itself in one piece. */
public final class SourceCommands {

    private final CommandTransactions transactions;
    private final Catalogue catalogue;

    public SourceCommands(CommandTransactions transactions, Catalogue catalogue) {
        this.transactions = transactions;
        this.catalogue = catalogue;
    }

    @CommandHandler
    SourceAnswer handle(DefineSource command, MetaData metaData) {
        return transactions.run(metaData, SourceAnswer.class, transaction -> {
            PlanCheck.require(command.terms().plan(), catalogue);
            SignalCheck.require(command.terms().signals(), catalogue);
            SourceState state = transaction.state(Streams.SOURCE, command.source());
            if (!state.defined()) {
                append(transaction, new SourceDefined(command.source(), 1, command.terms()));
                issue(transaction, command.source(), command.firstKey());
                return answer(transaction, command.source(), command.firstKey());
            }
            if (!command.terms().equals(state.terms())) {
                append(transaction, new SourceRevised(command.source(), state.version() + 1, command.terms()));
            }
            return answer(transaction, command.source(), null);
        });
    }

    @CommandHandler
    SourceAnswer handle(AddWriteKey command, MetaData metaData) {
        return transactions.run(metaData, SourceAnswer.class, transaction -> {
            SourceState state = defined(transaction, command.source());
            if (state.writeKeys().size() >= TooManyWriteKeys.MOST) {
                throw new TooManyWriteKeys(command.source());
            }
            Recorded<?> added = issue(transaction, command.source(), command.key());
            return new SourceAnswer(command.source(), state.version(), command.key(), added.eventId());
        });
    }

    @CommandHandler
    SourceAnswer handle(WithdrawWriteKey command, MetaData metaData) {
        return transactions.run(metaData, SourceAnswer.class, transaction -> {
            SourceState state = defined(transaction, command.source());
            if (!state.writeKeys().containsKey(command.key())) {
                throw new UnknownWriteKey(command.source());
            }
            transaction.append(Streams.WRITE_KEY, command.key(), new WriteKeyRevoked(command.key()));
            Recorded<?> withdrawn = append(transaction, new WriteKeyWithdrawn(command.source(), command.key()));
            return new SourceAnswer(command.source(), state.version(), null, withdrawn.eventId());
        });
    }

    private static SourceState defined(StreamTransaction transaction, String source) {
        SourceState state = transaction.state(Streams.SOURCE, source);
        if (!state.defined()) {
            throw new UnknownSource(source);
        }
        return state;
    }

    private static Recorded<?> issue(StreamTransaction transaction, String source, String key) {
        transaction.append(Streams.WRITE_KEY, key, new WriteKeyIssued(key, source));
        return append(transaction, new WriteKeyAdded(source, key));
    }

    private static Recorded<?> append(StreamTransaction transaction, SourceEvent event) {
        return transaction.append(Streams.SOURCE, event.source(), event);
    }

    private static SourceAnswer answer(StreamTransaction transaction, String source, @Nullable String issuedKey) {
        SourceState state = transaction.state(Streams.SOURCE, source);
        return new SourceAnswer(source, state.version(), issuedKey, Objects.requireNonNull(state.eventId()));
    }
}

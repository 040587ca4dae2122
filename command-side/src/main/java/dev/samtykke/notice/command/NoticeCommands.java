package dev.samtykke.notice.command;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.MetaData;

import dev.samtykke.commanding.CommandTransactions;
import dev.samtykke.eventsourcing.StreamTransaction;
import dev.samtykke.eventsourcing.Streams;
import dev.samtykke.messages.Recorded;
import dev.samtykke.notice.CoveredPurpose;
import dev.samtykke.notice.NoticePublished;
import dev.samtykke.notice.NoticeState;
import dev.samtykke.notice.PublishNotice;
import dev.samtykke.purpose.PurposeIsRetired;
import dev.samtykke.purpose.PurposeState;
import dev.samtykke.purpose.PurposeVersion;
import dev.samtykke.purpose.UnknownPurpose;

/** Handles the commands on notices. */
public final class NoticeCommands {

    private final CommandTransactions transactions;

    public NoticeCommands(CommandTransactions transactions) {
        this.transactions = transactions;
    }

    @CommandHandler
    NoticeAnswer handle(PublishNotice command, MetaData metaData) {
        return transactions.run(metaData, NoticeAnswer.class, transaction -> {
            NoticeState state = transaction.state(Streams.NOTICE, command.notice());
            NoticePublished published = new NoticePublished(
                    command.notice(),
                    state.versions().size() + 1,
                    command.language(),
                    command.text(),
                    sha256(command.text()),
                    covered(transaction, command.purposes()),
                    command.material());
            Recorded<NoticePublished> recorded = transaction.append(Streams.NOTICE, command.notice(), published);
            return new NoticeAnswer(command.notice(), published.version(), published.sha256(), recorded.eventId());
        });
    }

    private static List<CoveredPurpose> covered(StreamTransaction transaction, List<String> purposes) {
        List<CoveredPurpose> covered = new ArrayList<>();
        for (int i = 0; i < purposes.size(); i++) {
            String field = "purposes[" + i + "]";
            PurposeState purpose = transaction.state(Streams.PURPOSE, purposes.get(i));
            if (!purpose.defined()) {
                throw UnknownPurpose.at(field, purpose.purpose());
            }
            if (purpose.retired()) {
                throw PurposeIsRetired.at(field, purpose.purpose());
            }
            PurposeVersion current = purpose.current();
            covered.add(new CoveredPurpose(
                    purpose.purpose(), current.version(), current.terms().lawfulBasis()));
        }
        return List.copyOf(covered);
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}

package dev.samtykke.consent.command;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.MetaData;

import dev.samtykke.commanding.AppendedEvent;
import dev.samtykke.commanding.CommandTransactions;
import dev.samtykke.consent.Consent;
import dev.samtykke.consent.ConsentCommand;
import dev.samtykke.consent.PurposeDecidedTwice;
import dev.samtykke.consent.RecordConsents;
import dev.samtykke.consent.command.ConsentsAnswer.DecisionAnswer;
import dev.samtykke.customer.CustomerEvent;
import dev.samtykke.customer.CustomerState;
import dev.samtykke.eventsourcing.StreamTransaction;
import dev.samtykke.eventsourcing.Streams;
import dev.samtykke.identity.command.IdentityResolution;
import dev.samtykke.messages.Recorded;
import dev.samtykke.permission.Catalogue;

/** Handles consent decisions. */
public final class ConsentCommands {

    private final CommandTransactions transactions;
    private final IdentityResolution identities;
    private final ConsentDecisions decisions;
    private final Clock clock;

    public ConsentCommands(
            CommandTransactions transactions,
            IdentityResolution identities,
            Catalogue catalogue,
            ConsentPolicy policy,
            Clock clock) {
        this.transactions = transactions;
        this.identities = identities;
        this.decisions = new ConsentDecisions(catalogue, policy);
        this.clock = clock;
    }

    @CommandHandler
    ConsentsAnswer handle(RecordConsents command, MetaData metaData) {
        return transactions.run(metaData, ConsentsAnswer.class, transaction -> {
            requireEachPurposeOnce(command.decisions());
            String customerId = identities.resolve(transaction, command.subject());
            return record(transaction, customerId, command);
        });
    }

    private ConsentsAnswer record(StreamTransaction transaction, String customerId, RecordConsents command) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS); // as precise as recordedAt
        List<DecisionAnswer> answers = new ArrayList<>();
        for (int i = 0; i < command.decisions().size(); i++) {
            ConsentCommand decision = command.decisions().get(i);
            CustomerState before = transaction.state(Streams.CUSTOMER, customerId);
            CustomerEvent event = decisions.decide(before, decision, i, command.evidence(), now);
            Recorded<CustomerEvent> recorded = transaction.append(Streams.CUSTOMER, customerId, event);
            CustomerState state = transaction.state(Streams.CUSTOMER, customerId);
            answers.add(new DecisionAnswer(
                    decision.purpose(), standing(state, decision.purpose()), AppendedEvent.of(recorded)));
        }
        return new ConsentsAnswer(customerId, answers);
    }

    private static String standing(CustomerState state, String purpose) {
        Consent consent = state.consents().get(purpose);
        if (consent == null) {
            return "UNASKED";
        }
        if (consent.conflict()) {
            return "CONFLICT";
        }
        return consent.unverified()
                ? ConsentsAnswer.UNVERIFIED
                : consent.status().name();
    }

    private static void requireEachPurposeOnce(List<ConsentCommand> decisions) {
        Set<String> purposes = new HashSet<>();
        for (int i = 0; i < decisions.size(); i++) {
            if (!purposes.add(decisions.get(i).purpose())) {
                throw new PurposeDecidedTwice(
                        "decisions[" + i + "].purpose", decisions.get(i).purpose());
            }
        }
    }
}

package dev.samtykke.commanding;

import java.util.function.Function;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.axonframework.messaging.MetaData;

import dev.samtykke.eventsourcing.StreamTransaction;
import dev.samtykke.eventsourcing.StreamTransactions;
import dev.samtykke.eventsourcing.Streams;
import dev.samtykke.messages.AnsweredCommand;
import dev.samtykke.messages.CommandAnswered;
import dev.samtykke.messages.IdempotencyKeyReused;

/** Runs the body of a command handler in one transaction, once per idempotency key. */
public final class CommandTransactions {

    private final StreamTransactions transactions;
    private final ObjectMapper json;

    /** @param json writes and reads answers */
    public CommandTransactions(StreamTransactions transactions, ObjectMapper json) {
        this.transactions = transactions;
        this.json = json;
    }

    /**
     * Carries a command out, or answers what it answered when it was carried out before.
     *
     * @param metaData of the command message, see {@link CommandContext}
     * @param answerType type of the answer, a record that holds ids only
     * @param body reads and appends; may run again when another command got in between
     * @throws IdempotencyKeyReused when the key stands for another request
     */
    public <A> A run(MetaData metaData, Class<A> answerType, Function<StreamTransaction, A> body) {
        CommandContext context = CommandContext.of(metaData);
        StreamTransaction transaction = transactions.begin(CommandContext.ofEvents(metaData));
        String key = context.commandKey();
        String fingerprint = context.fingerprint();
        if (key == null || fingerprint == null) {
            return body.apply(transaction);
        }
        AnsweredCommand known = transaction.state(Streams.ANSWERED_COMMAND, key);
        if (known.answer().isPresent()) {
            return repeat(known.answer().get(), fingerprint, answerType);
        }
        A answer = body.apply(transaction);
        transaction.append(Streams.ANSWERED_COMMAND, key, new CommandAnswered(key, fingerprint, write(answer)));
        return answer;
    }

    private <A> A repeat(CommandAnswered first, String fingerprint, Class<A> answerType) {
        if (!first.fingerprint().equals(fingerprint)) {
            throw new IdempotencyKeyReused();
        }
        try {
            return json.readValue(first.answer(), answerType);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A recorded answer is not a " + answerType.getSimpleName(), e);
        }
    }

    private String write(Object answer) {
        try {
            return json.writeValueAsString(answer);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Not an answer: " + answer.getClass(), e);
        }
    }
}

package dev.samtykke.messages;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a command with an idempotency key.
 *
 * @param first its answer; null before it was carried out
 */
@StoredAs(name = "answered-command-state")
public record AnsweredCommand(String commandKey, @Nullable CommandAnswered first) {

    /** The state before the command was carried out. */
    public static AnsweredCommand unanswered(String commandKey) {
        return new AnsweredCommand(commandKey, null);
    }

    /** The first answer, if it was carried out. */
    public Optional<CommandAnswered> answer() {
        return Optional.ofNullable(first);
    }

    /** The state after the answer was recorded. */
    public AnsweredCommand evolve(Recorded<CommandAnswered> recorded) {
        return new AnsweredCommand(commandKey, recorded.event());
    }
}

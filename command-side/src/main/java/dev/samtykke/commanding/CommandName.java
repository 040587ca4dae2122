package dev.samtykke.commanding;

import java.util.Locale;

import dev.samtykke.messages.Command;

/** What a kind of command is called in metrics, in spans and on its way to another process, such as {@code record-consents}. */
public final class CommandName {

    private static final ClassValue<String> NAMES = new ClassValue<>() {
        @Override
        protected String computeValue(Class<?> type) {
            return type.getSimpleName()
                    .replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-")
                    .toLowerCase(Locale.ROOT);
        }
    };

    private CommandName() {}

    /** The name of this kind of command. */
    public static String of(Class<? extends Command> type) {
        return NAMES.get(type);
    }
}

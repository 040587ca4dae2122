package dev.samtykke.ingestion.command;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Names of items that no plan has come from outside, and some senders put personal values into them. What does not look
 * like a name is not recorded.
 */
final class OutsideName {

    private static final Pattern FORM = Pattern.compile("[A-Za-z][A-Za-z0-9 _.$-]{0,63}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{5}");

    private OutsideName() {}

    /** The name, or null when it may not be recorded. */
    static @Nullable String of(String sent) {
        return FORM.matcher(sent).matches() && !NUMBER.matcher(sent).find() ? sent : null;
    }
}

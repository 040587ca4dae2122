package dev.samtykke.source;

import dev.samtykke.messages.Command;

/**
 * Gives a source one more key, so that its senders can change over before the old one is withdrawn.
 *
 * @param key id of the new key
 */
public record AddWriteKey(String source, String key) implements Command {

    @Override
    public String routingKey() {
        return source;
    }
}

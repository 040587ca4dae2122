package dev.samtykke.source;

import dev.samtykke.messages.Command;

/**
 * Takes a key from a source.
 *
 * @param key id of the key
 */
public record WithdrawWriteKey(String source, String key) implements Command {

    @Override
    public String routingKey() {
        return source;
    }
}

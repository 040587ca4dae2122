package dev.samtykke.identity;

import dev.samtykke.messages.Command;

/** Takes an identifier, named by its key, from a customer. */
public record DetachIdentifier(String customerId, String identifier) implements Command {

    @Override
    public String routingKey() {
        return customerId;
    }
}

package dev.samtykke.identity;

import dev.samtykke.messages.Command;

/** Lets an identifier point to a customer. */
public record AttachIdentifier(String customerId, Identifier identifier) implements Command {

    @Override
    public String routingKey() {
        return customerId;
    }
}

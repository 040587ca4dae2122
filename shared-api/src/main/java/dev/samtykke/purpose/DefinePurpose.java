package dev.samtykke.purpose;

import dev.samtykke.messages.Command;

/**
 * States a purpose, or revises it.
 *
 * @param purpose id, a slug
 * @param material for a revision: whether people have to be asked again
 */
public record DefinePurpose(String purpose, PurposeTerms terms, boolean material) implements Command {

    @Override
    public String routingKey() {
        return purpose;
    }
}

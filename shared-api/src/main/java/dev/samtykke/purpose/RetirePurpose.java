package dev.samtykke.purpose;

import org.jspecify.annotations.Nullable;

import dev.samtykke.messages.Command;

/** Ends a purpose for good. */
public record RetirePurpose(String purpose, @Nullable String reason) implements Command {

    @Override
    public String routingKey() {
        return purpose;
    }
}

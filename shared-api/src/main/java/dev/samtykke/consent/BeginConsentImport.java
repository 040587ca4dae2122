package dev.samtykke.consent;

import dev.samtykke.messages.Command;

/**
 * Begins an attempt to send an import. An attempt that is still under way ends with its next progress: its connection
 * may be broken without the server having noticed.
 */
public record BeginConsentImport(String importId) implements Command {

    @Override
    public String routingKey() {
        return importId;
    }
}

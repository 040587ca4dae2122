package dev.samtykke.consent;

import dev.samtykke.messages.Command;

/**
 * States how far an attempt to send an import has got.
 *
 * @param step what became of it
 */
public record RecordImportProgress(String importId, int attempt, Step step, ImportCounts counts) implements Command {

    /** What becomes of an attempt. */
    public enum Step {
        ADVANCED,
        INTERRUPTED,
        COMPLETED
    }

    @Override
    public String routingKey() {
        return importId;
    }
}

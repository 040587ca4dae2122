package dev.samtykke.evidence.query.witness;

import org.jspecify.annotations.Nullable;

/**
 * How it stands with one witness.
 *
 * @param name of its key
 * @param size of the last checkpoint of the statements that it cosigned since this process started; 0 for none
 * @param problem why it did not cosign the last one that it was shown; null when it did
 */
public record WitnessStatus(
        String name, long size, @Nullable String problem) {}

package dev.samtykke.ingestion.command;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What taking data in answers.
 *
 * @param sourceVersion version of the source's terms that were applied
 * @param calls what became of each, in their order
 * @param lastEventId the last event that was appended; null when there was nothing to append
 */
record CollectAnswer(
        int sourceVersion, List<CallResult> calls, @Nullable String lastEventId) {}

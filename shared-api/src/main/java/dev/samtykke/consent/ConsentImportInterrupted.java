package dev.samtykke.consent;

import dev.samtykke.messages.StoredAs;

/** An attempt to send an import ended before its last line. What was applied stays; the rest is to be sent again. */
@StoredAs(name = "consent-import-interrupted")
public record ConsentImportInterrupted(String importId, int attempt, ImportCounts counts)
        implements ConsentImportEvent {}

package dev.samtykke.consent;

import dev.samtykke.messages.StoredAs;

/** An import was received to its last line. */
@StoredAs(name = "consent-import-completed")
public record ConsentImportCompleted(String importId, int attempt, ImportCounts counts) implements ConsentImportEvent {}

package dev.samtykke.consent;

import dev.samtykke.messages.StoredAs;

/** An attempt to send an import has got so far. */
@StoredAs(name = "consent-import-advanced")
public record ConsentImportAdvanced(String importId, int attempt, ImportCounts counts) implements ConsentImportEvent {}

package dev.samtykke.consent;

import dev.samtykke.messages.StoredAs;

/** Somebody began to send an import, for the first time or again from its first line. */
@StoredAs(name = "consent-import-begun")
public record ConsentImportBegun(String importId, int attempt) implements ConsentImportEvent {}

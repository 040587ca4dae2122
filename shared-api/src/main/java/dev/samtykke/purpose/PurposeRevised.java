package dev.samtykke.purpose;

import dev.samtykke.messages.StoredAs;

/** A purpose got a new version. A material one makes the consents given before it stale; an editorial one does not. */
@StoredAs(name = "purpose-revised")
public record PurposeRevised(String purpose, int version, PurposeTerms terms, boolean material)
        implements PurposeEvent {}

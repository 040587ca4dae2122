package dev.samtykke.source;

import dev.samtykke.messages.StoredAs;

/** A source was laid down. Its version is 1. */
@StoredAs(name = "source-defined")
public record SourceDefined(String source, int version, SourceTerms terms) implements SourceEvent {}

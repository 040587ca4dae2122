package dev.samtykke.source;

import dev.samtykke.messages.StoredAs;

/** A source got new terms. What was kept before stays as it was kept. */
@StoredAs(name = "source-revised")
public record SourceRevised(String source, int version, SourceTerms terms) implements SourceEvent {}

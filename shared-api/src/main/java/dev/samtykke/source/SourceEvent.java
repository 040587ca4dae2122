package dev.samtykke.source;

/** What happens to a source. */
public sealed interface SourceEvent permits SourceDefined, SourceRevised, WriteKeyAdded, WriteKeyWithdrawn {

    /** Id of the source, a slug. */
    String source();
}

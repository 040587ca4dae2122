package dev.samtykke.identity;

import dev.samtykke.messages.StoredAs;

/** A merge was undone; recorded in one transaction with the events in the customers' streams. */
@StoredAs(name = "merge-undone")
public record MergeUndone(String mergeId) implements MergeEvent {}

package dev.samtykke.identity;

import dev.samtykke.messages.StoredAs;

/** Two customers were merged; recorded in one transaction with the events in their streams. */
@StoredAs(name = "merge-carried-out")
public record MergeCarriedOut(String mergeId, String survivor, String absorbed) implements MergeEvent {}

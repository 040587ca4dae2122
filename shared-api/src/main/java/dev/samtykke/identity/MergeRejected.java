package dev.samtykke.identity;

import dev.samtykke.messages.StoredAs;

/** Somebody has looked at a proposed merge: these are two people. It is not proposed again. */
@StoredAs(name = "merge-rejected")
public record MergeRejected(String mergeId) implements MergeEvent {}

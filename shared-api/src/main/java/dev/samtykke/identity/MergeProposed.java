package dev.samtykke.identity;

import dev.samtykke.messages.StoredAs;

/**
 * Two customers may be one person, but the rules want somebody to look at it.
 *
 * @param survivor the customer that would remain
 * @param absorbed the customer that would end
 * @param rule why the rules do not merge them by themselves, a slug
 */
@StoredAs(name = "merge-proposed")
public record MergeProposed(String mergeId, String survivor, String absorbed, String rule) implements MergeEvent {}

package dev.samtykke.profile;

import java.util.Set;

/**
 * Purposes that a merge took away from items.
 *
 * @param mergeId the merge
 * @param before items before this position lose them
 * @param purposes which
 */
public record Loss(String mergeId, long before, Set<String> purposes) {}

package dev.samtykke.identity;

/** What happens to a merge of two customers, from the first suspicion on. */
public sealed interface MergeEvent permits MergeProposed, MergeRejected, MergeCarriedOut, MergeUndone {

    /** Id of the merge, a UUID. */
    String mergeId();
}

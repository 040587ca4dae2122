package dev.samtykke.evidence.log.merkle;

/** Gives the hashes of complete subtrees of a stored tree. */
@FunctionalInterface
public interface HashReader {

    /** The root of the subtree over the leaves {@code index * 2^level} up to {@code (index + 1) * 2^level}. */
    Hash read(int level, long index);
}

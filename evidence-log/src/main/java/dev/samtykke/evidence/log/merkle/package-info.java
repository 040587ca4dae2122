/** Merkle trees of RFC 6962 and RFC 9162: hashing, compact ranges, inclusion and consistency proofs. */
@NullMarked
package dev.samtykke.evidence.log.merkle;

import org.jspecify.annotations.NullMarked;

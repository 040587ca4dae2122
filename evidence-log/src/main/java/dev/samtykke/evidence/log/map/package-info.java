/**
 * The map of stream heads: a Merkle tree of exactly 2^32 buckets that says for every subject how many events it has and
 * which, so that a missing event or an unknown subject can be proven.
 */
@NullMarked
package dev.samtykke.evidence.log.map;

import org.jspecify.annotations.NullMarked;

/** The evidence log: sequencing events into a Merkle log that outsiders can check, and reading proofs from it. */
@NullMarked
package dev.samtykke.evidence.log;

import org.jspecify.annotations.NullMarked;

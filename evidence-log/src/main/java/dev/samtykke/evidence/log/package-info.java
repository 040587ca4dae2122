/** The Merkle log of the history and what outsiders need to check it. */
@NullMarked
package dev.samtykke.evidence.log;

import org.jspecify.annotations.NullMarked;

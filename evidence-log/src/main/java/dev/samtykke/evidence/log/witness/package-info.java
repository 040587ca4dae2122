/** Witnesses (C2SP tlog-witness): one that watches logs and cosigns them, and the client that asks one. */
@NullMarked
package dev.samtykke.evidence.log.witness;

import org.jspecify.annotations.NullMarked;

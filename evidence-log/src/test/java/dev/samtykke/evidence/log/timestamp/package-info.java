/** A time stamping authority for tests, and tests of what it gives out. */
@NullMarked
package dev.samtykke.evidence.log.timestamp;

import org.jspecify.annotations.NullMarked;

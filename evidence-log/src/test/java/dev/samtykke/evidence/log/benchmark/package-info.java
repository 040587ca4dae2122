/** What the evidence log costs, measured by hand. */
@NullMarked
package dev.samtykke.evidence.log.benchmark;

import org.jspecify.annotations.NullMarked;

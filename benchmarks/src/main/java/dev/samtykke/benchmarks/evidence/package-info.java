/** What the evidence log takes, by itself. */
@NullMarked
package dev.samtykke.benchmarks.evidence;

import org.jspecify.annotations.NullMarked;

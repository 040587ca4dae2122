/** Shows that the benchmarks measure what they say. */
@NullMarked
package dev.samtykke.benchmarks;

import org.jspecify.annotations.NullMarked;

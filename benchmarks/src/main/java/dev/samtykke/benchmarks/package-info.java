/** Benchmarks with ratios. */
@NullMarked
package dev.samtykke.benchmarks;

import org.jspecify.annotations.NullMarked;

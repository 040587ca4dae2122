/** Runs benchmarks, each against what it is to be compared with, and prints figures and ratios. */
@NullMarked
package dev.samtykke.benchmarks;

import org.jspecify.annotations.NullMarked;

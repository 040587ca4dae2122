/** The load generator: a process with one thread that keeps a number of HTTP connections busy. */
@NullMarked
package dev.samtykke.benchmarks.load;

import org.jspecify.annotations.NullMarked;

/** Histories made through the command side, inside this process. */
@NullMarked
package dev.samtykke.benchmarks.history;

import org.jspecify.annotations.NullMarked;

/** Rebuilding the customer view from the whole history, against reading alone and writing alone. */
@NullMarked
package dev.samtykke.benchmarks.replay;

import org.jspecify.annotations.NullMarked;

/** Endpoints that do nothing, which benchmarks put beside the product's own into the process that they start. */
@NullMarked
package dev.samtykke.benchmarks.noop;

import org.jspecify.annotations.NullMarked;

/** Tests of the projection runtime, and what other tests need to run projections. */
@NullMarked
package dev.samtykke.projection;

import org.jspecify.annotations.NullMarked;

/** The history in Axon Server. */
@NullMarked
package dev.samtykke.axonserver;

import org.jspecify.annotations.NullMarked;

/** Keeps documents in step with the events: batches, versions beside each other, rebuilds, dead letters. */
@NullMarked
package dev.samtykke.projection;

import org.jspecify.annotations.NullMarked;

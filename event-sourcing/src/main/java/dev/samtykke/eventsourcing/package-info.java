/** The thin layer between the pure rules and Axon. */
@NullMarked
package dev.samtykke.eventsourcing;

import org.jspecify.annotations.NullMarked;

/** The embedded event store: an Axon storage engine on RocksDB. */
@NullMarked
package dev.samtykke.eventstore;

import org.jspecify.annotations.NullMarked;

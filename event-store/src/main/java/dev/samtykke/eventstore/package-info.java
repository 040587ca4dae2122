/** The embedded event store: an Axon storage engine on RocksDB with one appender thread and group commit. */
@NullMarked
package dev.samtykke.eventstore;

import org.jspecify.annotations.NullMarked;

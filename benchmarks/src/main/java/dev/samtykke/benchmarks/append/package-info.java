/** Durable appends: the embedded event store against others and against what the disk and RocksDB could do. */
@NullMarked
package dev.samtykke.benchmarks.append;

import org.jspecify.annotations.NullMarked;

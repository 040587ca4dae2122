/** How long a command takes when a customer has a long history, and when there are many customers. */
@NullMarked
package dev.samtykke.benchmarks.latency;

import org.jspecify.annotations.NullMarked;

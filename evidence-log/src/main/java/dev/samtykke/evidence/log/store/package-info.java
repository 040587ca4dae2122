/** Where the log keeps its bytes: the port, and stores in files and in memory. */
@NullMarked
package dev.samtykke.evidence.log.store;

import org.jspecify.annotations.NullMarked;

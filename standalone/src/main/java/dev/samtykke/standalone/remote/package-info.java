/** What changes for callers when the history is shared with other processes. */
@NullMarked
package dev.samtykke.standalone.remote;

import org.jspecify.annotations.NullMarked;

/** Commands and their answers as JSON, to go to another process and back. */
@NullMarked
package dev.samtykke.commanding.wire;

import org.jspecify.annotations.NullMarked;

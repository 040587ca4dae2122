/** Headers by which a caller reads its own writes and repeats a command safely. */
@NullMarked
package dev.samtykke.http.consistency;

import org.jspecify.annotations.NullMarked;

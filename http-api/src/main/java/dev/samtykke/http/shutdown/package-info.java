/** How a process leaves without breaking off what is under way. */
@NullMarked
package dev.samtykke.http.shutdown;

import org.jspecify.annotations.NullMarked;

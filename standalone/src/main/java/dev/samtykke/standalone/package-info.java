/** The whole product in one process: where it starts and what can be configured. */
@NullMarked
package dev.samtykke.standalone;

import org.jspecify.annotations.NullMarked;

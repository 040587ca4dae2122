/** The whole product in one process. */
@NullMarked
package dev.samtykke.standalone;

import org.jspecify.annotations.NullMarked;

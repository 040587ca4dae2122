/** How many decisions people made, by purpose and day. */
@NullMarked
package dev.samtykke.statistics.query;

import org.jspecify.annotations.NullMarked;

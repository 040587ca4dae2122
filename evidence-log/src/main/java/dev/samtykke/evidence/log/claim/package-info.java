/** Claims: single checks with a name, and whether they hold. */
@NullMarked
package dev.samtykke.evidence.log.claim;

import org.jspecify.annotations.NullMarked;

/** Stories against the real process. */
@NullMarked
package dev.samtykke.stories;

import org.jspecify.annotations.NullMarked;

/** How personal values are marked and masked in messages. */
@NullMarked
package dev.samtykke.privacy;

import org.jspecify.annotations.NullMarked;

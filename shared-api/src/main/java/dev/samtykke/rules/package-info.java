/** How a broken rule is told to a caller, in the same words on every side and every node. */
@NullMarked
package dev.samtykke.rules;

import org.jspecify.annotations.NullMarked;

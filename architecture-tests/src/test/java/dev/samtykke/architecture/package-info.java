/** Rules over the structure of all modules. */
@NullMarked
package dev.samtykke.architecture;

import org.jspecify.annotations.NullMarked;

/** Identifiers, whom they point to, and how two customers turn out to be one person. */
@NullMarked
package dev.samtykke.identity;

import org.jspecify.annotations.NullMarked;

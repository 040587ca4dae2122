/** Who was held to be one person with whom, when and why. */
@NullMarked
package dev.samtykke.identity.query;

import org.jspecify.annotations.NullMarked;

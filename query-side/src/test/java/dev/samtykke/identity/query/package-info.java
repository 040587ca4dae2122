/** Tests of who was held to be one person with whom. */
@NullMarked
package dev.samtykke.identity.query;

import org.jspecify.annotations.NullMarked;

/** The keys with which the evidence log signs, and its name. */
@NullMarked
package dev.samtykke.evidence.query.keys;

import org.jspecify.annotations.NullMarked;

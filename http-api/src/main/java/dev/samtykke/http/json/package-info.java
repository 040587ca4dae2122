/** How JSON requests are read: strictly, so that nothing is guessed, coerced or dropped. */
@NullMarked
package dev.samtykke.http.json;

import org.jspecify.annotations.NullMarked;

/** What browsers and consent managers signal about a person's choices, and what it means for purposes. */
@NullMarked
package dev.samtykke.signal;

import org.jspecify.annotations.NullMarked;

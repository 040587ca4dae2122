/** What commands and stored events have in common. */
@NullMarked
package dev.samtykke.messages;

import org.jspecify.annotations.NullMarked;

/** What the endpoints of all queries share. */
@NullMarked
package dev.samtykke.query.api;

import org.jspecify.annotations.NullMarked;

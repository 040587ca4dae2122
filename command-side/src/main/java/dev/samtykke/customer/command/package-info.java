/** What a customer does and wishes beside consent: contracts, objections, restrictions, preferences. */
@NullMarked
package dev.samtykke.customer.command;

import org.jspecify.annotations.NullMarked;

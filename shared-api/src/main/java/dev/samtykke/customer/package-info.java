/** The customer's stream: what happened to one person, and the state that follows from it. */
@NullMarked
package dev.samtykke.customer;

import org.jspecify.annotations.NullMarked;

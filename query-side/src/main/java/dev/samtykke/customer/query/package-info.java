/** What compliance sees of a customer. */
@NullMarked
package dev.samtykke.customer.query;

import org.jspecify.annotations.NullMarked;

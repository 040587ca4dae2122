/** Tests of the queries on customers. */
@NullMarked
package dev.samtykke.customer.query;

import org.jspecify.annotations.NullMarked;

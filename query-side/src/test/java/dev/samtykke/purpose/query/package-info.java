/** Tests of the queries on purposes. */
@NullMarked
package dev.samtykke.purpose.query;

import org.jspecify.annotations.NullMarked;

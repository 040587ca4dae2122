/** Runs the query API on a small history. */
@NullMarked
package dev.samtykke.query.api;

import org.jspecify.annotations.NullMarked;

/** Wires the query side. */
@NullMarked
package dev.samtykke.query.config;

import org.jspecify.annotations.NullMarked;

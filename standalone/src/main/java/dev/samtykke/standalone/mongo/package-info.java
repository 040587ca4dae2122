/** The MongoDB-protocol server inside the process that keeps projections, or the way to one outside. */
@NullMarked
package dev.samtykke.standalone.mongo;

import org.jspecify.annotations.NullMarked;

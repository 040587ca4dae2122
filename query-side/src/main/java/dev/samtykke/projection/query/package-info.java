/** What administrators see and do about projections. */
@NullMarked
package dev.samtykke.projection.query;

import org.jspecify.annotations.NullMarked;

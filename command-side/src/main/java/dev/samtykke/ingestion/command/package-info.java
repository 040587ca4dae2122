/** Calls that sources send in, taken apart into items, each with its own verdict. */
@NullMarked
package dev.samtykke.ingestion.command;

import org.jspecify.annotations.NullMarked;

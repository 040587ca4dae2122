/** Tells what of the data that came in was withheld. */
@NullMarked
package dev.samtykke.ingestion.query;

import org.jspecify.annotations.NullMarked;

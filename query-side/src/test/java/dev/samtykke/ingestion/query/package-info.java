/** Tests of what is told of withheld data. */
@NullMarked
package dev.samtykke.ingestion.query;

import org.jspecify.annotations.NullMarked;

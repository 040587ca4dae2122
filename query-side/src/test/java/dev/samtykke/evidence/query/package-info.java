/** A history and a log for the tests of the evidence. */
@NullMarked
package dev.samtykke.evidence.query;

import org.jspecify.annotations.NullMarked;

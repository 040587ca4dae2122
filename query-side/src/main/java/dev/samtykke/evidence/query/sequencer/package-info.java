/** Follows the stored events and puts them into the evidence log. */
@NullMarked
package dev.samtykke.evidence.query.sequencer;

import org.jspecify.annotations.NullMarked;

/** Turns stored events into leaves of the evidence log without reading their content. */
@NullMarked
package dev.samtykke.evidence.query.leaf;

import org.jspecify.annotations.NullMarked;

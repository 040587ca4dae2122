/** Time stamps of RFC 3161: what an authority outside says about when a checkpoint was there. */
@NullMarked
package dev.samtykke.evidence.log.timestamp;

import org.jspecify.annotations.NullMarked;

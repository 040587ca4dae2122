/** Has checkpoints stamped by a time stamping authority (RFC 3161). */
@NullMarked
package dev.samtykke.evidence.query.timestamp;

import org.jspecify.annotations.NullMarked;

/** Signed notes, checkpoints, cosignatures and proof texts of C2SP, with Ed25519 keys. */
@NullMarked
package dev.samtykke.evidence.log.note;

import org.jspecify.annotations.NullMarked;

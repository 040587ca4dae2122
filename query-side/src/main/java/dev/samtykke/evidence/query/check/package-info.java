/** Compares stored events with what was logged of them, so that a history that was altered is noticed. */
@NullMarked
package dev.samtykke.evidence.query.check;

import org.jspecify.annotations.NullMarked;

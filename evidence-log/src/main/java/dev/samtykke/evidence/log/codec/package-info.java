/** Strict readers and writers of text forms: exactly one accepted spelling for every value. */
@NullMarked
package dev.samtykke.evidence.log.codec;

import org.jspecify.annotations.NullMarked;

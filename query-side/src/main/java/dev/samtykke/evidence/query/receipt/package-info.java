/** Receipts of consent decisions, in the form of the evidence log and in those that others have standardised. */
@NullMarked
package dev.samtykke.evidence.query.receipt;

import org.jspecify.annotations.NullMarked;

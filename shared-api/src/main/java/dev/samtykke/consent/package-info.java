/** Consent decisions and the evidence that they rest on. */
@NullMarked
package dev.samtykke.consent;

import org.jspecify.annotations.NullMarked;

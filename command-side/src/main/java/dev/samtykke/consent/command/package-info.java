/** Consent decisions: commands in, events out. */
@NullMarked
package dev.samtykke.consent.command;

import org.jspecify.annotations.NullMarked;

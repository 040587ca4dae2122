/** Who has decided what on a purpose, and who has to be asked again. */
@NullMarked
package dev.samtykke.consent.query;

import org.jspecify.annotations.NullMarked;

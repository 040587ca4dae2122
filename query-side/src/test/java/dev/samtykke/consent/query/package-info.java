/** Tests of who has to be asked again, and of whose no still counts. */
@NullMarked
package dev.samtykke.consent.query;

import org.jspecify.annotations.NullMarked;

/** Encryption of personal values under the key of their data subject, and what survives its destruction. */
@NullMarked
package dev.samtykke.personaldata;

import org.jspecify.annotations.NullMarked;

/** Identifiers of customers: one spelling per value, and a keyed hash in place of the value. */
@NullMarked
package dev.samtykke.personaldata.identifiers;

import org.jspecify.annotations.NullMarked;

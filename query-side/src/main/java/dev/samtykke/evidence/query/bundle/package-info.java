/** Gathers what proves a customer's history: all their events, whom their identifiers pointed to, what they were told. */
@NullMarked
package dev.samtykke.evidence.query.bundle;

import org.jspecify.annotations.NullMarked;

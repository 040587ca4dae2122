/** Wires the evidence log. */
@NullMarked
package dev.samtykke.evidence.query.config;

import org.jspecify.annotations.NullMarked;

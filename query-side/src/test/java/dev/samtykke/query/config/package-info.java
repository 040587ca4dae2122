/** Tests of the wiring. */
@NullMarked
package dev.samtykke.query.config;

import org.jspecify.annotations.NullMarked;

/** Wires the command side. */
@NullMarked
package dev.samtykke.commanding.config;

import org.jspecify.annotations.NullMarked;

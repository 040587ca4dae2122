/** Wires the product's parts into one process. */
@NullMarked
package dev.samtykke.standalone.config;

import org.jspecify.annotations.NullMarked;

/** Synthetic people to try the product with. */
@NullMarked
package dev.samtykke.standalone.demo;

import org.jspecify.annotations.NullMarked;

/** Everything that the product keeps in its data folder for good. */
@NullMarked
package dev.samtykke.standalone.storage;

import org.jspecify.annotations.NullMarked;

/** A MongoDB server to test against, whatever this machine has. */
@NullMarked
package dev.samtykke.mongodb;

import org.jspecify.annotations.NullMarked;

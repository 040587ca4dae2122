/** How processes reach MongoDB, and what it means when they cannot. */
@NullMarked
package dev.samtykke.mongodb;

import org.jspecify.annotations.NullMarked;

/** Keeps the evidence log in a database that several processes share. */
@NullMarked
package dev.samtykke.evidence.query.storage;

import org.jspecify.annotations.NullMarked;

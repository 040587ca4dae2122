/** Reads consent signals and records what follows from them. */
@NullMarked
package dev.samtykke.signal.command;

import org.jspecify.annotations.NullMarked;

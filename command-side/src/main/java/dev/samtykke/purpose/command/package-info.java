/** Purposes are defined, revised and retired here. */
@NullMarked
package dev.samtykke.purpose.command;

import org.jspecify.annotations.NullMarked;

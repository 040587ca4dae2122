@NullMarked
package dev.samtykke.signal.command;

import org.jspecify.annotations.NullMarked;

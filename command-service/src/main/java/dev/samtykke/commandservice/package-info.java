/** The command side as a process of its own. */
@NullMarked
package dev.samtykke.commandservice;

import org.jspecify.annotations.NullMarked;

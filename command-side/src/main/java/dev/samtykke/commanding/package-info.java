/** How a command reaches its handler and takes effect once. */
@NullMarked
package dev.samtykke.commanding;

import org.jspecify.annotations.NullMarked;

/** The query side as a process of its own. */
@NullMarked
package dev.samtykke.queryservice;

import org.jspecify.annotations.NullMarked;

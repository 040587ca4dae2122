/** What callers are told when the history cannot be used. */
@NullMarked
package dev.samtykke.standalone.problem;

import org.jspecify.annotations.NullMarked;

/** The command line that takes a history out of a data folder and puts it into another. */
@NullMarked
package dev.samtykke.standalone.history;

import org.jspecify.annotations.NullMarked;

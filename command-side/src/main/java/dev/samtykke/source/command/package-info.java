/** Sources and their write keys: commands on them, over HTTP. */
@NullMarked
package dev.samtykke.source.command;

import org.jspecify.annotations.NullMarked;

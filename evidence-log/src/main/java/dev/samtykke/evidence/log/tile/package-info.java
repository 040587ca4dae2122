/** Tiled logs of C2SP tlog-tiles: hash tiles, entry bundles, their paths, and logs that are written and read as tiles. */
@NullMarked
package dev.samtykke.evidence.log.tile;

import org.jspecify.annotations.NullMarked;

package dev.samtykke.evidence.log.tile;

import java.util.Optional;

/** Where tiles are read from: a store, a folder, a web server. */
@FunctionalInterface
public interface TileSource {

    /** What is at the path (such as {@code tile/0/000}, relative to the log's prefix), or empty if nothing is. */
    Optional<byte[]> get(String path);
}

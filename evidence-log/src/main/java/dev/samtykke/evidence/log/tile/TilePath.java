package dev.samtykke.evidence.log.tile;

import java.util.List;
import java.util.stream.IntStream;

/** Paths of tiles relative to the log's prefix (C2SP tlog-tiles). */
public final class TilePath {

    /** Hashes of a full tile, entries of a full bundle. */
    public static final int FULL = 256;

    /** Tree levels that a tile spans. */
    public static final int HEIGHT = 8;

    private static final int GROUP = 1000;

    private TilePath() {}

    /** {@code tile/<level>/<index>[.p/<width>]} */
    public static String hashes(int level, long index, int width) {
        return "tile/" + level + "/" + numbered(index, width);
    }

    /** {@code tile/entries/<index>[.p/<width>]} */
    public static String entries(long index, int width) {
        return "tile/entries/" + numbered(index, width);
    }

    /** The index in groups of three digits, all but the last marked with {@code x}, and the width of a partial tile. */
    public static String numbered(long index, int width) {
        if (index < 0 || width < 1 || width > FULL) {
            throw new IllegalArgumentException("tile index or width out of range");
        }
        String path = threeDigits(index % GROUP);
        for (long rest = index / GROUP; rest > 0; rest /= GROUP) {
            path = "x" + threeDigits(rest % GROUP) + "/" + path;
        }
        return width == FULL ? path : path + ".p/" + width;
    }

    private static String threeDigits(long number) {
        return Long.toString(GROUP + number).substring(1);
    }

    /** How many hashes the tile of this level and index has in a tree of that size; 0 if there is no such tile. */
    public static int width(int level, long index, long size) {
        long hashes = level * HEIGHT >= Long.SIZE ? 0 : size >>> (level * HEIGHT);
        return (int) Math.max(0, Math.min(FULL, hashes - index * FULL));
    }

    /** The paths of every partial form of a tile. */
    static List<String> partials(String fullPath) {
        return IntStream.range(1, FULL)
                .mapToObj(width -> fullPath + ".p/" + width)
                .toList();
    }
}

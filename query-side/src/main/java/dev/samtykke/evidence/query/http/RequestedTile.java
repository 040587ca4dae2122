package dev.samtykke.evidence.query.http;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.samtykke.evidence.log.tile.TilePath;

/**
 * One tile of a log as a client asks for it (C2SP tlog-tiles). Every tile has exactly one path.
 *
 * @param level of the hashes; 0 for entries
 * @param width how many hashes or entries, 256 for a full tile
 * @param path relative to the log
 */
record RequestedTile(int level, long index, int width, String path) {

    private static final Pattern FORM = Pattern.compile(
            "tile/(entries|[0-9]|[1-5][0-9]|6[0-3])/((?:x[0-9]{3}/){0,5}[0-9]{3})(?:\\.p/([1-9][0-9]{0,2}))?");
    private static final String ENTRIES = "entries";

    /** The tile of a path; empty unless it is one. */
    static Optional<RequestedTile> parse(String path) {
        Matcher matcher = FORM.matcher(path);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        boolean entries = matcher.group(1).equals(ENTRIES);
        int level = entries ? 0 : Integer.parseInt(matcher.group(1));
        long index = Long.parseLong(matcher.group(2).replaceAll("[x/]", ""));
        int width = matcher.group(3) == null ? TilePath.FULL : Integer.parseInt(matcher.group(3));
        if (width > TilePath.FULL || (width == TilePath.FULL && matcher.group(3) != null)) {
            return Optional.empty();
        }
        String canonical = entries ? TilePath.entries(index, width) : TilePath.hashes(level, index, width);
        return canonical.equals(path) ? Optional.of(new RequestedTile(level, index, width, path)) : Optional.empty();
    }

    boolean isFull() {
        return width == TilePath.FULL;
    }

    /** Whether a log of that size has it. */
    boolean isWithin(long size) {
        return width <= TilePath.width(level, index, size);
    }
}

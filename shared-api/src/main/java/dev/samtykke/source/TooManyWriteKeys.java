package dev.samtykke.source;

import java.util.List;

import dev.samtykke.rules.RuleBroken;

/** A source has as many write keys as it may have. */
public final class TooManyWriteKeys extends RuleBroken {

    private static final long serialVersionUID = 1L;

    /** How many a source may have at a time. */
    public static final int MOST = 10;

    public TooManyWriteKeys(String source) {
        super(
                "too-many-write-keys",
                Kind.CONFLICT,
                "The source '" + source + "' has " + MOST + " write keys; withdraw one first.",
                List.of());
    }
}

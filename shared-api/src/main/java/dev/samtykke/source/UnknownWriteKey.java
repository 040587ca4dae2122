package dev.samtykke.source;

import java.util.List;

import dev.samtykke.rules.RuleBroken;

/** The source has no such write key, or has it no longer. */
public final class UnknownWriteKey extends RuleBroken {

    private static final long serialVersionUID = 1L;

    public UnknownWriteKey(String source) {
        super(
                "unknown-write-key",
                Kind.NOT_FOUND,
                "The source '" + source + "' has no write key of that id.",
                List.of());
    }
}

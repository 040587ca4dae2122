package dev.samtykke.source;

import java.util.List;

import dev.samtykke.rules.RuleBroken;

/** No such source was ever defined. */
public final class UnknownSource extends RuleBroken {

    private static final long serialVersionUID = 1L;

    public UnknownSource(String source) {
        super("unknown-source", Kind.NOT_FOUND, "There is no source '" + source + "'.", List.of());
    }
}

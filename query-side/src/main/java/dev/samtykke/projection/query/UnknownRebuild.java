package dev.samtykke.projection.query;

import java.util.List;

import dev.samtykke.rules.RuleBroken;

/** The projection has no such rebuild. */
final class UnknownRebuild extends RuleBroken {

    private static final long serialVersionUID = 1L;

    UnknownRebuild() {
        super("unknown-rebuild", Kind.NOT_FOUND, "The projection has no such rebuild", List.of());
    }
}

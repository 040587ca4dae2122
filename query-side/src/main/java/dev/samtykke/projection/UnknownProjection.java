package dev.samtykke.projection;

import java.util.List;

import dev.samtykke.rules.RuleBroken;

/** There is no projection of that name. */
public final class UnknownProjection extends RuleBroken {

    private static final long serialVersionUID = 1L;

    UnknownProjection() {
        super("unknown-projection", Kind.NOT_FOUND, "There is no projection of that name", List.of());
    }
}

package dev.samtykke.ingestion.command;

import java.util.List;

import dev.samtykke.rules.RuleBroken;

/** There is no call of that name. */
final class UnknownCall extends RuleBroken {

    private static final long serialVersionUID = 1L;

    UnknownCall() {
        super("not-found", Kind.NOT_FOUND, "There is nothing at this address", List.of());
    }
}

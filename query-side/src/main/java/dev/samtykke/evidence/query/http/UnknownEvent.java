package dev.samtykke.evidence.query.http;

import java.util.List;

import dev.samtykke.rules.RuleBroken;

/** No event has that id. */
public final class UnknownEvent extends RuleBroken {

    private static final long serialVersionUID = 1L;

    UnknownEvent() {
        super("unknown-event", Kind.NOT_FOUND, "There is no event with that id.", List.of());
    }
}

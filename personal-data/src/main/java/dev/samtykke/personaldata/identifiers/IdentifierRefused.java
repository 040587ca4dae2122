package dev.samtykke.personaldata.identifiers;

import java.util.List;

import dev.samtykke.rules.RuleBroken;
import dev.samtykke.rules.Violation;

/** A value that cannot identify anyone. It names the broken rule and the field, never the value. */
public abstract class IdentifierRefused extends RuleBroken {

    private static final long serialVersionUID = 1L;

    IdentifierRefused(String rule, String message, String field) {
        super(rule, Kind.REFUSED, message, List.of(new Violation(field, rule)));
    }
}

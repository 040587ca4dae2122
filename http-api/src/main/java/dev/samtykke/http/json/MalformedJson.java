package dev.samtykke.http.json;

import java.util.List;

import dev.samtykke.rules.RuleBroken;

/** A body that is not JSON as RFC 8259 has it: UTF-8, one value, no duplicate names. */
public final class MalformedJson extends RuleBroken {

    private static final long serialVersionUID = 1L;

    /** @param detail what is wrong and where, without any of the text itself */
    public MalformedJson(String detail) {
        super("malformed-json", Kind.MALFORMED, detail, List.of());
    }
}

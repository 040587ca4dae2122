package dev.samtykke.personaldata.identifiers;

/**
 * A value that cannot identify anyone. The message names the type and the broken rule, never the value; there is one
 * subtype per rule.
 */
public abstract class IdentifierRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String type;
    private final String rule;

    IdentifierRefused(String type, String rule) {
        super("Identifier of type " + type + " breaks the rule " + rule);
        this.type = type;
        this.rule = rule;
    }

    /** The type of the identifier, such as {@code email}. */
    public final String type() {
        return type;
    }

    /** The stable name of the broken rule, a slug. */
    public final String rule() {
        return rule;
    }
}

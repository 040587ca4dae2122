package dev.samtykke.personaldata.identifiers;

/** Nothing is left of the value once white space around it is removed. */
public final class EmptyIdentifier extends IdentifierRefused {

    /** The name of the rule. */
    public static final String RULE = "empty-identifier";

    private static final long serialVersionUID = 1L;

    EmptyIdentifier(String type) {
        super(type, RULE);
    }
}

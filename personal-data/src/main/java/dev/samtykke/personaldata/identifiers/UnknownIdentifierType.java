package dev.samtykke.personaldata.identifiers;

/** There is no such type of identifier. The message does not repeat it, as a caller may have put a value in its place. */
public final class UnknownIdentifierType extends IdentifierRefused {

    /** The name of the rule. */
    public static final String RULE = "unknown-identifier-type";

    private static final long serialVersionUID = 1L;

    UnknownIdentifierType() {
        super("?", RULE);
    }
}

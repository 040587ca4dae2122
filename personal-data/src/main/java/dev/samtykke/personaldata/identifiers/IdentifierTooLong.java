package dev.samtykke.personaldata.identifiers;

/** The value has more characters than any real identifier. */
public final class IdentifierTooLong extends IdentifierRefused {

    /** The name of the rule. */
    public static final String RULE = "identifier-too-long";

    private static final long serialVersionUID = 1L;

    IdentifierTooLong(String type) {
        super(type, RULE);
    }
}

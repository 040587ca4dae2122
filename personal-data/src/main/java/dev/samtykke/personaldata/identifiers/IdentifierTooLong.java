package dev.samtykke.personaldata.identifiers;

/** An identifier is no longer than any real one. */
public final class IdentifierTooLong extends IdentifierRefused {

    /** The stable name of the rule. */
    public static final String RULE = "identifier-too-long";

    private static final long serialVersionUID = 1L;

    /** {@code field} is where the identifier was given. */
    public IdentifierTooLong(String field) {
        super(RULE, "An identifier has at most 256 characters.", field);
    }
}

package dev.samtykke.personaldata.identifiers;

/** An identifier has at least one character that is no white space. */
public final class EmptyIdentifier extends IdentifierRefused {

    /** The stable name of the rule. */
    public static final String RULE = "empty-identifier";

    private static final long serialVersionUID = 1L;

    /** {@code field} is where the identifier was given. */
    public EmptyIdentifier(String field) {
        super(RULE, "An identifier is not empty.", field);
    }
}

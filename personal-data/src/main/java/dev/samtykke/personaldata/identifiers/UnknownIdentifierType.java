package dev.samtykke.personaldata.identifiers;

/** There is no such type of identifier. */
public final class UnknownIdentifierType extends IdentifierRefused {

    /** The stable name of the rule. */
    public static final String RULE = "unknown-identifier-type";

    private static final long serialVersionUID = 1L;

    /** {@code field} is where the identifier was given. */
    public UnknownIdentifierType(String field) {
        super(RULE, "There is no such type of identifier.", field);
    }
}

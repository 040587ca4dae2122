package dev.samtykke.personaldata.identifiers;

/** A phone identifier is the complete number of one line: valid in its country, and without an extension. */
public final class InvalidPhone extends IdentifierRefused {

    /** The stable name of the rule. */
    public static final String RULE = "invalid-phone";

    private static final long serialVersionUID = 1L;

    /** {@code field} is where the identifier was given. */
    public InvalidPhone(String field) {
        super(RULE, "This is no complete phone number of one line; give it with its country code.", field);
    }
}

package dev.samtykke.personaldata.identifiers;

/** An e-mail identifier is an address that mail could reach (RFC 5321). */
public final class InvalidEmail extends IdentifierRefused {

    /** The stable name of the rule. */
    public static final String RULE = "invalid-email";

    private static final long serialVersionUID = 1L;

    /** {@code field} is where the identifier was given. */
    public InvalidEmail(String field) {
        super(RULE, "This is no valid e-mail address.", field);
    }
}

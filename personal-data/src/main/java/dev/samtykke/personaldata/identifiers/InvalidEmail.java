package dev.samtykke.personaldata.identifiers;

/** The value is no e-mail address that mail could reach (RFC 5321). */
public final class InvalidEmail extends IdentifierRefused {

    /** The name of the rule. */
    public static final String RULE = "invalid-email";

    private static final long serialVersionUID = 1L;

    InvalidEmail(String type) {
        super(type, RULE);
    }
}

package dev.samtykke.personaldata.identifiers;

/** The value is no complete phone number of one line: it is not valid in its country, or has an extension. */
public final class InvalidPhone extends IdentifierRefused {

    /** The name of the rule. */
    public static final String RULE = "invalid-phone";

    private static final long serialVersionUID = 1L;

    InvalidPhone(String type) {
        super(type, RULE);
    }
}

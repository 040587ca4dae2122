package dev.samtykke.personaldata.identifiers;

/** The value is a placeholder that many people share, such as {@code null} or zero. */
public final class BlockedIdentifier extends IdentifierRefused {

    /** The name of the rule. */
    public static final String RULE = "blocked-identifier";

    private static final long serialVersionUID = 1L;

    BlockedIdentifier(String type) {
        super(type, RULE);
    }
}

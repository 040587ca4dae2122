package dev.samtykke.personaldata.identifiers;

/** A placeholder that many people share, such as {@code null} or zero, identifies nobody. */
public final class BlockedIdentifier extends IdentifierRefused {

    /** The stable name of the rule. */
    public static final String RULE = "blocked-identifier";

    private static final long serialVersionUID = 1L;

    /** {@code field} is where the identifier was given. */
    public BlockedIdentifier(String field) {
        super(RULE, "This value is a placeholder and identifies nobody.", field);
    }
}

package dev.samtykke.personaldata.identifiers;

/** An identifier has no control, invisible, private or unassigned characters, nor any that reverse the text. */
public final class IllegalCharacter extends IdentifierRefused {

    /** The stable name of the rule. */
    public static final String RULE = "illegal-character";

    private static final long serialVersionUID = 1L;

    /** {@code field} is where the identifier was given. */
    public IllegalCharacter(String field) {
        super(RULE, "An identifier has visible characters only.", field);
    }
}

package dev.samtykke.personaldata.identifiers;

/** The value has control, invisible, private or unassigned characters, or characters that reverse the text. */
public final class IllegalCharacter extends IdentifierRefused {

    /** The name of the rule. */
    public static final String RULE = "illegal-character";

    private static final long serialVersionUID = 1L;

    IllegalCharacter(String type) {
        super(type, RULE);
    }
}

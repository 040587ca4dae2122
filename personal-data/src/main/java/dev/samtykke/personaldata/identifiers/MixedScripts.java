package dev.samtykke.personaldata.identifiers;

/** An identifier that mixes scripts which people do not mix, such as Latin and Cyrillic, may be made to look like another. */
public final class MixedScripts extends IdentifierRefused {

    /** The stable name of the rule. */
    public static final String RULE = "mixed-scripts";

    private static final long serialVersionUID = 1L;

    /** {@code field} is where the identifier was given. */
    public MixedScripts(String field) {
        super(RULE, "An identifier is written in one script.", field);
    }
}

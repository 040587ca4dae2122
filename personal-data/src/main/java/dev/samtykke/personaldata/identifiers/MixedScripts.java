package dev.samtykke.personaldata.identifiers;

/** The value mixes scripts that people do not mix, such as Latin and Cyrillic: it may be made to look like another. */
public final class MixedScripts extends IdentifierRefused {

    /** The name of the rule. */
    public static final String RULE = "mixed-scripts";

    private static final long serialVersionUID = 1L;

    MixedScripts(String type) {
        super(type, RULE);
    }
}

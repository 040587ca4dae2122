package dev.samtykke.query.api;

/** The form of the ids that people choose: purposes, notices, projections. */
public final class Slug {

    /** One to 64 lower-case letters, digits and hyphens. */
    public static final String FORM = "[a-z0-9-]{1,64}";

    /** The name of the rule in a violation. */
    public static final String RULE = "slug";

    /** The form of short names from other systems: channels, sources, methods. */
    public static final String NAME_FORM = "[A-Za-z0-9._:-]{1,64}";

    /** The name of that rule in a violation. */
    public static final String NAME_RULE = "short-name";

    private Slug() {}
}

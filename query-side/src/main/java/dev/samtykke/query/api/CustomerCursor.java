package dev.samtykke.query.api;

/** The form of a place in a list that is in the order of customers' ids. */
public final class CustomerCursor {

    /** A customer's id, or nothing for the beginning. */
    public static final String FORM = "|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    /** The name of the rule in a violation. */
    public static final String RULE = "cursor";

    private CustomerCursor() {}
}

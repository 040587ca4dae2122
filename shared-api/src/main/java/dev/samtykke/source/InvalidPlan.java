package dev.samtykke.source;

import java.util.List;

import dev.samtykke.rules.RuleBroken;
import dev.samtykke.rules.Violation;

/**
 * A tracking plan maps an item to a purpose that does not exist, is retired, or does not cover its category; each
 * violation says where and which.
 */
public final class InvalidPlan extends RuleBroken {

    private static final long serialVersionUID = 1L;

    /** There is no such purpose. */
    public static final String UNKNOWN_PURPOSE = "unknown-purpose";

    /** The purpose is no longer in use. */
    public static final String RETIRED_PURPOSE = "purpose-retired";

    /** The purpose does not name the item's data category among its own. */
    public static final String CATEGORY_NOT_COVERED = "category-not-covered";

    public InvalidPlan(List<Violation> violations) {
        super(
                "invalid-plan",
                Kind.REFUSED,
                "Every purpose of a tracking plan is defined, in use, and covers the category of the item.",
                violations);
    }
}

package dev.samtykke.evidence.query.bundle;

import java.util.List;

import dev.samtykke.rules.RuleBroken;

/** The evidence of the customer does not fit into one file. */
public final class BundleTooLarge extends RuleBroken {

    private static final long serialVersionUID = 1L;

    BundleTooLarge() {
        super(
                "evidence-bundle-too-large",
                Kind.REFUSED,
                "The evidence of this customer does not fit into one file of 64 MB; ask for it with redact=true.",
                List.of());
    }
}

package dev.samtykke.evidence.query.receipt;

import java.util.List;

import dev.samtykke.rules.RuleBroken;

/** The asked form can state consent, but neither its refusal nor its withdrawal. */
public final class NoSuchReceiptForm extends RuleBroken {

    private static final long serialVersionUID = 1L;

    NoSuchReceiptForm() {
        super(
                "receipt-form-for-grants-only",
                Kind.REFUSED,
                "A Kantara receipt always reads as consent given; ask for another form of the receipt.",
                List.of());
    }
}

package dev.samtykke.evidence.query.receipt;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.samtykke.consent.Evidence;
import dev.samtykke.purpose.PurposeTerms;

/** What receipts say in words. */
final class ReceiptWords {

    private ReceiptWords() {}

    /** How the decision was expressed, such as {@code checkbox, web, shop}. */
    static String method(Evidence evidence) {
        String words = Stream.of(evidence.method(), evidence.channel(), evidence.source())
                .filter(Objects::nonNull)
                .distinct()
                .collect(Collectors.joining(", "));
        return words.isEmpty() ? "not recorded" : words;
    }

    /** When it ends. */
    static String termination(PurposeTerms terms) {
        String validity = terms.validity() == null ? "" : " or after " + terms.validity();
        return "On withdrawal" + validity + "; data is kept for " + terms.retention();
    }
}

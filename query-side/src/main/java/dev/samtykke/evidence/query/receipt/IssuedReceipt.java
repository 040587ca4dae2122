package dev.samtykke.evidence.query.receipt;

import dev.samtykke.evidence.log.bundle.Receipt;
import dev.samtykke.purpose.PurposeTerms;

/**
 * Everything that a receipt can say.
 *
 * @param decision what the person decided
 * @param terms of the purpose in the version that was decided on
 * @param proof the receipt in the form of the evidence log
 */
record IssuedReceipt(ConsentDecision decision, PurposeTerms terms, Receipt proof) {}

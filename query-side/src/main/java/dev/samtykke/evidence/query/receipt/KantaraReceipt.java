package dev.samtykke.evidence.query.receipt;

import java.util.List;

import dev.samtykke.consent.ConsentStatus;
import dev.samtykke.consent.Evidence;
import dev.samtykke.evidence.log.codec.Encodings;
import dev.samtykke.evidence.log.codec.Json;
import dev.samtykke.purpose.PurposeTerms;

/**
 * A consent receipt by the Kantara Initiative's Consent Receipt Specification 1.1.0 (2018). The specification allows
 * further members; {@code signedReceipt} is the receipt that the offline verifier checks, as text.
 */
final class KantaraReceipt {

    private static final String VERSION = "KI-CR-v1.1.0";

    private final Controller controller;

    KantaraReceipt(Controller controller) {
        this.controller = controller;
    }

    Json of(IssuedReceipt receipt) {
        ConsentDecision decision = receipt.decision();
        if (decision.status() != ConsentStatus.GRANTED) {
            throw new NoSuchReceiptForm();
        }
        Evidence evidence = decision.evidence();
        PurposeTerms terms = receipt.terms();
        return new JsonObject()
                .put("collectionMethod", ReceiptWords.method(evidence))
                .put("consentReceiptID", decision.eventId())
                .put("consentTimestamp", evidence.decidedAt().getEpochSecond())
                .put("jurisdiction", controller.jurisdiction())
                .put("language", evidence.language())
                .put("piiControllers", new Json.Arr(List.of(controller().build())))
                .put("piiPrincipalId", decision.customerId())
                .put("policyUrl", controller.policyUrl())
                .put("publicKey", receipt.proof().keys().get(0).toString())
                .put("sensitive", terms.explicitRequired())
                .put("services", new Json.Arr(List.of(service(decision, terms).build())))
                .put("signedReceipt", Encodings.utf8(receipt.proof().canonical()))
                .putTexts("spiCat", terms.explicitRequired() ? terms.dataCategories() : List.of())
                .put("version", VERSION)
                .build();
    }

    private JsonObject controller() {
        Controller.Address address = controller.address();
        return new JsonObject()
                .put(
                        "address",
                        new JsonObject()
                                .put("addressCountry", address.country())
                                .put("addressLocality", address.city())
                                .put("postalCode", address.postalCode())
                                .put("streetAddress", address.street()))
                .put("contact", controller.contact())
                .put("email", controller.email())
                .put("phone", controller.phone())
                .put("piiController", controller.name())
                .put("piiControllerUrl", controller.url());
    }

    private JsonObject service(ConsentDecision decision, PurposeTerms terms) {
        boolean disclosed = !controller.recipients().isEmpty();
        JsonObject purpose = new JsonObject()
                .put("consentType", decision.evidence().explicit() ? "EXPLICIT" : "IMPLICIT")
                .putTexts("piiCategory", terms.dataCategories())
                .put("primaryPurpose", !terms.directMarketing())
                .put("purpose", terms.title() + ": " + terms.description())
                .putTexts("purposeCategory", List.of(decision.purpose()))
                .put("termination", ReceiptWords.termination(terms))
                .put("thirdPartyDisclosure", disclosed)
                .put("thirdPartyName", disclosed ? String.join(", ", controller.recipients()) : null);
        return new JsonObject()
                .put("purposes", new Json.Arr(List.of(purpose.build())))
                .put("service", controller.name());
    }
}

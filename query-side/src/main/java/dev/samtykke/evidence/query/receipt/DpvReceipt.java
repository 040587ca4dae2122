package dev.samtykke.evidence.query.receipt;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import dev.samtykke.consent.Evidence;
import dev.samtykke.consent.NoticeReference;
import dev.samtykke.evidence.log.codec.Encodings;
import dev.samtykke.evidence.log.codec.Json;
import dev.samtykke.purpose.PurposeTerms;

/**
 * A consent receipt by ISO/IEC TS 27560:2023 in JSON-LD, after the guide of the W3C Data Privacy Vocabularies and
 * Controls Community Group (https://w3id.org/dpv/guides/consent-27560): a receipt with one consent record, in the
 * profiles for the EU GDPR. Its {@code dct:source} is the receipt that the offline verifier checks, as text.
 */
final class DpvReceipt {

    private static final String PROFILE = "https://w3id.org/dpv/schema/dpv-27560#";
    /** BCP 47 for a language that is not known. */
    private static final String UNDETERMINED = "und";

    private final Controller controller;
    private final Instant created;

    DpvReceipt(Controller controller, Instant created) {
        this.controller = controller;
        this.created = created;
    }

    Json of(IssuedReceipt receipt) {
        ConsentDecision decision = receipt.decision();
        return new JsonObject()
                .put("@context", context())
                .put("@id", "urn:uuid:" + decision.eventId() + "#receipt")
                .put("@type", "dpv:ConsentReceipt")
                .putReference("dct:conformsTo", PROFILE + "receipt-eu-gdpr")
                .putTime("dct:created", created)
                .put("dct:identifier", "receipt-" + decision.eventId())
                .put("dct:publisher", controller.name())
                .put("dct:source", Encodings.utf8(receipt.proof().canonical()))
                .put("dpv:hasRecordOfActivity", record(decision, receipt.terms()))
                .putReference("schema:recipient", "dpv:DataSubject")
                .build();
    }

    private static JsonObject context() {
        return new JsonObject()
                .put("dct", "http://purl.org/dc/terms/")
                .put("dpv", "https://w3id.org/dpv#")
                .put("eu-gdpr", "https://w3id.org/dpv/legal/eu/gdpr#")
                .put("loc", "https://w3id.org/dpv/loc#")
                .put("schema", "https://schema.org/")
                .put("skos", "http://www.w3.org/2004/02/skos/core#")
                .put("xsd", "http://www.w3.org/2001/XMLSchema#");
    }

    private JsonObject record(ConsentDecision decision, PurposeTerms terms) {
        Evidence evidence = decision.evidence();
        return new JsonObject()
                .put("@id", "urn:uuid:" + decision.eventId())
                .put("@type", "dpv:ConsentRecord")
                .putReference("dct:conformsTo", PROFILE + "record-eu-gdpr")
                .put("dct:identifier", decision.eventId())
                .putReference("dpv:hasApplicableLaw", "eu-gdpr:GDPR")
                .put("dpv:hasConsentControl", withdrawal())
                .put("dpv:hasConsentStatus", status(decision, terms))
                .put("dpv:hasDataController", controller())
                .put("dpv:hasDataSubject", subject(decision))
                .put("dpv:hasJurisdiction", place(controller.jurisdiction()))
                .putReference(
                        "dpv:hasLegalBasis", evidence.explicit() ? "eu-gdpr:A6-1-a-explicit-consent" : "eu-gdpr:A6-1-a")
                .put("dpv:hasNotice", notice(evidence))
                .put("dpv:hasProcess", process(decision, terms))
                .put("dpv:hasRight", right());
    }

    private JsonObject withdrawal() {
        return new JsonObject()
                .put("@type", "dpv:WithdrawConsent")
                .put("dpv:isExercisedAt", place(controller.withdrawalUrl()));
    }

    private JsonObject right() {
        return new JsonObject()
                .putTexts("@type", List.of("dpv:DataSubjectRight", "eu-gdpr:A7-3"))
                .put("dct:title", "Right to withdraw consent")
                .put("dpv:isExercisedAt", place(controller.withdrawalUrl()));
    }

    private static JsonObject subject(ConsentDecision decision) {
        return new JsonObject()
                .put("@type", "dpv:DataSubject")
                .put("dct:identifier", decision.customerId())
                .putReference("skos:broader", "dpv:Customer");
    }

    private JsonObject controller() {
        Controller.Address address = controller.address();
        return new JsonObject()
                .put("@type", "dpv:DataController")
                .put("dct:identifier", controller.url() == null ? controller.name() : controller.url())
                .put(
                        "dpv:hasAddress",
                        new JsonObject()
                                .put("@type", "schema:PostalAddress")
                                .put("schema:addressCountry", address.country())
                                .put("schema:addressLocality", address.city())
                                .put("schema:postalCode", address.postalCode())
                                .put("schema:streetAddress", address.street()))
                .putTexts("dpv:hasContact", contacts())
                .put("dpv:hasDataProtectionOfficer", controller.dataProtectionOfficer())
                .put("dpv:hasName", controller.name());
    }

    private List<String> contacts() {
        List<String> contacts = new ArrayList<>(List.of(controller.contact(), controller.email(), controller.phone()));
        if (controller.url() != null) {
            contacts.add(controller.url());
        }
        return contacts.stream().distinct().toList();
    }

    private JsonObject notice(Evidence evidence) {
        NoticeReference notice = evidence.notice();
        String language = evidence.language() == null ? UNDETERMINED : evidence.language();
        if (notice == null) {
            return new JsonObject()
                    .put("@type", "dpv:PrivacyNotice")
                    .put("dct:language", language)
                    .put("schema:url", place(controller.policyUrl()));
        }
        return new JsonObject()
                .put("@id", NamedInformation.ofSha256(notice.sha256()))
                .put("@type", "dpv:ConsentNotice")
                .put("dct:hasVersion", Integer.toString(notice.version()))
                .put("dct:identifier", notice.id())
                .put("dct:language", language);
    }

    private JsonObject process(ConsentDecision decision, PurposeTerms terms) {
        List<Json> recipients = new ArrayList<>(List.of(Json.of(controller.name())));
        controller.recipients().forEach(recipient -> recipients.add(Json.of(recipient)));
        return new JsonObject()
                .put("@type", "dpv:Process")
                .put(
                        "dpv:hasPersonalData",
                        new Json.Arr(terms.dataCategories().stream()
                                .<Json>map(category -> personalData(category, terms))
                                .toList()))
                .put(
                        "dpv:hasPurpose",
                        new JsonObject()
                                .put("@type", terms.directMarketing() ? "dpv:DirectMarketing" : "dpv:Purpose")
                                .put("dct:description", terms.description())
                                .put(
                                        "dct:hasVersion",
                                        Integer.toString(decision.evidence().purposeVersion()))
                                .put("dct:identifier", decision.purpose())
                                .put("dct:title", terms.title()))
                .put("dpv:hasRecipient", new Json.Arr(recipients))
                .put(
                        "dpv:hasStorageCondition",
                        new Json.Arr(List.of(
                                new JsonObject()
                                        .put("@type", "dpv:StorageLocation")
                                        .put(
                                                "dpv:hasLocation",
                                                new Json.Arr(controller.storageLocations().stream()
                                                        .map(DpvReceipt::place)
                                                        .toList()))
                                        .build(),
                                new JsonObject()
                                        .put("@type", "dpv:StorageDuration")
                                        .put(
                                                "dpv:hasDuration",
                                                terms.retention().toString())
                                        .build())));
    }

    private static Json.Obj personalData(String category, PurposeTerms terms) {
        return new JsonObject()
                .put("@type", terms.explicitRequired() ? "dpv:SpecialCategoryPersonalData" : "dpv:PersonalData")
                .put("dct:title", category)
                .build();
    }

    private static JsonObject status(ConsentDecision decision, PurposeTerms terms) {
        Evidence evidence = decision.evidence();
        String state = switch (decision.status()) {
            case GRANTED -> "dpv:ConsentGiven";
            case REFUSED -> "dpv:ConsentRefused";
            case REVOKED -> "dpv:ConsentWithdrawn";
        };
        String expression = evidence.explicit() ? "dpv:ExplicitlyExpressedConsent" : "dpv:ExpressedConsent";
        return new JsonObject()
                .putTexts("@type", decision.status().protective() ? List.of(state) : List.of(state, expression))
                .putTime("dct:date", decision.recordedAt())
                .put(
                        "dct:valid",
                        terms.validity() == null ? null : terms.validity().toString())
                .put("dpv:hasIndicationMethod", ReceiptWords.method(evidence))
                .putTime("dpv:isIndicatedAtTime", evidence.decidedAt())
                .put("dpv:isIndicatedBy", actor(evidence));
    }

    private static Json actor(Evidence evidence) {
        return evidence.actor().equals("customer")
                ? JsonObject.reference("dpv:DataSubject").build()
                : Json.of(evidence.actor());
    }

    /** Two letters are a country of the vocabulary and an address is a reference; anything else is said as it is. */
    private static Json place(String place) {
        if (place.matches("[A-Z]{2}")) {
            return JsonObject.reference("loc:" + place).build();
        }
        return place.startsWith("https://") ? JsonObject.reference(place).build() : Json.of(place);
    }
}

package dev.samtykke.evidence.query.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.samtykke.consent.NoticeReference;
import dev.samtykke.evidence.log.LogView;
import dev.samtykke.evidence.log.bundle.Receipt;
import dev.samtykke.evidence.log.store.MemoryStore;
import dev.samtykke.evidence.query.People;
import dev.samtykke.evidence.query.TestHistory;
import dev.samtykke.evidence.query.TestLog;
import dev.samtykke.evidence.query.bundle.StoredPayloads;
import dev.samtykke.evidence.query.check.Alarm;
import dev.samtykke.evidence.query.sequencer.Follower;

class ConsentReceiptsTest {

    private static final Controller CONTROLLER = new Controller(
            "Nordlys A/S",
            "Privacy team",
            "privacy@nordlys.example",
            "+45 33 00 00 00",
            "https://nordlys.example",
            new Controller.Address("Havnegade 1", "1058", "København", "DK"),
            "dpo@nordlys.example",
            "DK",
            "https://nordlys.example/privacy",
            "https://nordlys.example/withdraw",
            List.of("DK", "DE"),
            List.of("Postbud ApS"));

    private final TestHistory history = new TestHistory();
    private final People people = new People(history);
    private final MemoryStore store = new MemoryStore();
    private NoticeReference notice = new NoticeReference("none", 0, "");

    @BeforeEach
    void aCustomer() {
        people.purpose("newsletter").register(1);
        notice = people.notice("privacy", "Vi skriver til dig om vores produkter.");
    }

    @AfterEach
    void close() {
        history.close();
    }

    @Test
    void theLogsOwnReceiptIsWhatTheVerifierReads() {
        long position = people.grant(1, "newsletter", notice);
        byte[] receipt = receipts(CONTROLLER).signed(position, view(), TestLog.KEYS);
        assertThat(Receipt.parse(receipt).leaf().eventId()).isEqualTo(TestHistory.eventId(position));
    }

    @Test
    void aReceiptBy27560HasEveryMandatoryField() {
        long position = people.grant(1, "newsletter", notice);
        JsonNode receipt = linked(position);
        assertText(receipt, "/dct:conformsTo/@id", "https://w3id.org/dpv/schema/dpv-27560#receipt-eu-gdpr");
        assertText(receipt, "/dct:created/@value", "2026-06-01T12:00:00Z");

        JsonNode consent = receipt.get("dpv:hasRecordOfActivity");
        assertText(consent, "/dct:conformsTo/@id", "https://w3id.org/dpv/schema/dpv-27560#record-eu-gdpr");
        assertText(consent, "/dct:identifier", TestHistory.eventId(position));
        assertText(consent, "/dpv:hasDataSubject/dct:identifier", People.id(1));
        assertText(consent, "/dpv:hasNotice/@type", "dpv:ConsentNotice");
        assertText(consent, "/dpv:hasNotice/dct:identifier", "privacy");
        assertThat(consent.at("/dpv:hasNotice/@id").asString()).startsWith("ni:///sha-256;");
        assertText(consent, "/dpv:hasNotice/dct:language", "da");
        assertText(consent, "/dpv:hasProcess/dpv:hasPurpose/dct:identifier", "newsletter");
        assertText(consent, "/dpv:hasProcess/dpv:hasPurpose/dct:description", "News by e-mail");
        assertText(consent, "/dpv:hasProcess/dpv:hasPersonalData/0/dct:title", "contact");
        assertText(consent, "/dpv:hasProcess/dpv:hasStorageCondition/0/dpv:hasLocation/1/@id", "loc:DE");
        assertText(consent, "/dpv:hasProcess/dpv:hasStorageCondition/1/dpv:hasDuration", "P3Y");
        assertText(consent, "/dpv:hasProcess/dpv:hasRecipient/1", "Postbud ApS");
        assertText(consent, "/dpv:hasJurisdiction/@id", "loc:DK");
        assertText(consent, "/dpv:hasConsentControl/dpv:isExercisedAt/@id", "https://nordlys.example/withdraw");
        assertText(consent, "/dpv:hasDataController/dpv:hasName", "Nordlys A/S");
        assertText(consent, "/dpv:hasDataController/dpv:hasAddress/schema:addressCountry", "DK");
        assertText(consent, "/dpv:hasDataController/dpv:hasContact/1", "privacy@nordlys.example");
        assertText(consent, "/dpv:hasConsentStatus/dpv:isIndicatedAtTime/@value", "2026-03-01T09:00:00Z");
        assertText(consent, "/dpv:hasConsentStatus/dct:valid", "P2Y");
        assertText(consent, "/dpv:hasConsentStatus/dpv:isIndicatedBy/@id", "dpv:DataSubject");
        assertText(consent, "/dpv:hasConsentStatus/dpv:hasIndicationMethod", "checkbox, web, shop");
        assertText(consent, "/dpv:hasConsentStatus/@type/0", "dpv:ConsentGiven");
        assertText(consent, "/dpv:hasConsentStatus/@type/1", "dpv:ExplicitlyExpressedConsent");
    }

    @Test
    void aWithdrawalIsNoConsentGivenAndPointsToThePolicyWhereItHasNoNotice() {
        JsonNode consent = linked(people.revoke(1, "newsletter")).get("dpv:hasRecordOfActivity");
        assertThat(consent.at("/dpv:hasConsentStatus/@type").toString()).isEqualTo("[\"dpv:ConsentWithdrawn\"]");
        assertText(consent, "/dpv:hasNotice/@type", "dpv:PrivacyNotice");
        assertText(consent, "/dpv:hasNotice/schema:url/@id", "https://nordlys.example/privacy");
    }

    @Test
    void aKantaraReceiptHasEveryRequiredMemberOfItsSchema() {
        long position = people.grant(1, "newsletter", notice);
        JsonNode receipt = json(receipts(CONTROLLER).kantara(position, view(), TestLog.KEYS));

        assertText(receipt, "/version", "KI-CR-v1.1.0");
        assertText(receipt, "/jurisdiction", "DK");
        assertThat(receipt.at("/consentTimestamp").isIntegralNumber()).isTrue();
        assertThat(receipt.at("/consentTimestamp").asLong())
                .isEqualTo(Instant.parse("2026-03-01T09:00:00Z").getEpochSecond());
        assertText(receipt, "/collectionMethod", "checkbox, web, shop");
        assertText(receipt, "/consentReceiptID", TestHistory.eventId(position));
        assertText(receipt, "/piiPrincipalId", People.id(1));
        for (String member : List.of("piiController", "contact", "email", "phone")) {
            assertThat(receipt.at("/piiControllers/0/" + member).isString()).isTrue();
        }
        assertThat(receipt.at("/piiControllers/0/address").isObject()).isTrue();
        assertText(receipt, "/policyUrl", "https://nordlys.example/privacy");
        assertThat(receipt.at("/sensitive").isBoolean()).isTrue();
        assertThat(receipt.at("/spiCat").isArray()).isTrue();
        JsonNode purpose = receipt.at("/services/0/purposes/0");
        assertText(purpose, "/consentType", "EXPLICIT");
        assertText(purpose, "/purposeCategory/0", "newsletter");
        assertText(purpose, "/piiCategory/1", "behaviour");
        assertText(purpose, "/termination", "On withdrawal or after P2Y; data is kept for P3Y");
        assertThat(purpose.at("/thirdPartyDisclosure").asBoolean()).isTrue();
        assertText(purpose, "/thirdPartyName", "Postbud ApS");
    }

    @Test
    void aKantaraReceiptOfAWithdrawalIsRefusedSinceItWouldReadAsConsent() {
        long position = people.revoke(1, "newsletter");
        LogView view = view();
        assertThatExceptionOfType(NoSuchReceiptForm.class)
                .isThrownBy(() -> receipts(CONTROLLER).kantara(position, view, TestLog.KEYS));
    }

    @Test
    void thereIsNoReceiptOfOtherEvents() {
        LogView view = view();
        assertThatExceptionOfType(NotAConsentDecision.class)
                .isThrownBy(() -> receipts(CONTROLLER).signed(0, view, TestLog.KEYS));
        assertThatExceptionOfType(NotAConsentDecision.class)
                .isThrownBy(() -> receipts(CONTROLLER).signed(1, view, TestLog.KEYS));
    }

    private JsonNode linked(long position) {
        return json(receipts(CONTROLLER).linked(position, view(), TestLog.KEYS));
    }

    private ConsentReceipts receipts(Controller controller) {
        return new ConsentReceipts(
                history.streams(),
                new StoredPayloads(history, history.sealer(), new Alarm(store)),
                controller,
                Clock.fixed(Instant.parse("2026-06-01T12:00:00Z"), ZoneOffset.UTC));
    }

    private LogView view() {
        Follower.over(history, store, 100).catchUp();
        return LogView.latest(store).orElseThrow();
    }

    private static JsonNode json(byte[] bytes) {
        return new JsonMapper().readTree(bytes);
    }

    private static void assertText(JsonNode node, String path, @Nullable String expected) {
        assertThat(node.at(path).asString()).as(path).isEqualTo(expected);
    }
}

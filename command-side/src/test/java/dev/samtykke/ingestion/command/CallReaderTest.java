package dev.samtykke.ingestion.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

import dev.samtykke.identity.Identifier;
import dev.samtykke.identity.command.IdentityPolicy;
import dev.samtykke.personaldata.identifiers.IdentifierKeys;
import dev.samtykke.personaldata.identifiers.IdentifierNormalizer;
import dev.samtykke.personaldata.identifiers.IdentifierRules;
import dev.samtykke.personaldata.secrets.HmacKey;
import dev.samtykke.rules.Violation;
import dev.samtykke.source.Item;

class CallReaderTest {

    private final CallReader reader = new CallReader(
            new IdentifierKeys(new HmacKey(new byte[HmacKey.BYTES]), new IdentifierNormalizer(IdentifierRules.DEFAULT)),
            IdentityPolicy.DEFAULT);

    @Test
    void anIdentifyCallHasTraitsAndNamesThePersonByAllOfThem() {
        TrackedCall call = read("""
                {"type": "identify", "userId": "u-1", "anonymousId": "a-1",
                 "traits": {"email": "Anna@Example.org", "plan": "gold"},
                 "context": {"traits": {"phone": "+45 20 12 34 56"}, "device": {"id": "d-1"},
                             "externalIds": [{"id": "L-1", "type": "loyalty_id"}, {"id": "x", "type": "crm"}]}}""");

        assertThat(call.items())
                .extracting(sent -> sent.item())
                .containsExactly(Item.trait("email"), Item.trait("plan"), Item.trait("phone"));
        assertThat(call.identifiers())
                .extracting(identifier -> identifier.type().slug())
                .containsExactly("user_id", "email", "phone", "loyalty_id", "external_id", "device_id", "anonymous_id");
        assertThat(call.identifiers().get(1).value().reveal()).contains("anna@example.org");
    }

    @Test
    void aTrackCallHasItsEventAndItsProperties() {
        assertThat(read("""
                        {"type": "track", "userId": "u-1", "event": "Order Completed",
                         "properties": {"total": 12.5, "products": [{"sku": "1"}]}}""").items())
                .extracting(sent -> sent.item())
                .containsExactly(
                        Item.event("Order Completed"),
                        Item.property("Order Completed", "total"),
                        Item.property("Order Completed", "products"));
    }

    @Test
    void theTraitsOfAGroupAreNotThoseOfThePerson() {
        TrackedCall call = read("""
                {"type": "group", "userId": "u-1", "groupId": "g", "traits": {"email": "office@example.org"}}""");

        assertThat(call.items())
                .extracting(sent -> sent.item())
                .containsExactly(
                        Item.event("group"), Item.property("group", "email"), Item.property("group", "groupId"));
        assertThat(call.identifiers()).extracting(Identifier::type).hasSize(1);
    }

    @Test
    void nullIsAsGoodAsLeftOutAndWhatIdentifiesNobodyIsDropped() {
        TrackedCall call = read("""
                {"type": "page", "userId": null, "anonymousId": "a-1", "properties": null,
                 "context": {"traits": {"phone": "12"}}}""");

        assertThat(call.identifiers()).extracting(one -> one.type().slug()).containsExactly("anonymous_id");
        assertThat(call.dropped()).containsExactly("phone");
        assertThat(call.items())
                .extracting(sent -> sent.item())
                .containsExactly(Item.event("page"), Item.trait("phone"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    []                                                   | calls[3].type       | call-type
                    {"userId": "u-1"}                                    | calls[3].type       | call-type
                    {"type": "erase", "userId": "u-1"}                   | calls[3].type       | call-type
                    {"type": "track", "event": "E"}                      | calls[3]            | user-or-anonymous-id
                    {"type": "track", "userId": "u-1", "event": " "}     | calls[3].event      | event-name
                    {"type": "track", "userId": "u-1"}                   | calls[3].event      | event-name
                    {"type": "page", "userId": "u-1", "properties": "p"} | calls[3].properties | object-expected
                    {"type": "page", "userId": "u-1", "context": []}     | calls[3].context    | object-expected""")
    void whatCannotBeReadIsNamed(String call, String field, String rule) {
        assertThatExceptionOfType(InvalidCall.class)
                .isThrownBy(() -> read(call))
                .satisfies(invalid -> assertThat(invalid.violations()).containsExactly(new Violation(field, rule)));
    }

    @Test
    void aCallPrintsNoValue() {
        assertThat(read("""
                        {"type": "identify", "userId": "u-secret", "traits": {"email": "anna@example.org"}}""").toString()).doesNotContain("anna", "u-secret");
    }

    private TrackedCall read(String call) {
        return reader.read(JsonMapper.shared().readTree(call), "calls[3]");
    }
}

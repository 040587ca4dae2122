package dev.samtykke.ingestion.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import dev.samtykke.commanding.InMemoryCommandSide;
import dev.samtykke.consent.command.ConsentsAnswer;
import dev.samtykke.customer.CustomerEvent;
import dev.samtykke.customer.DataCollected;
import dev.samtykke.customer.DataWithheld;
import dev.samtykke.identity.Identifier;
import dev.samtykke.messages.Recorded;
import dev.samtykke.permission.Rule;
import dev.samtykke.profile.CollectData;
import dev.samtykke.profile.CollectedItem;
import dev.samtykke.profile.SentCall;
import dev.samtykke.profile.WithheldItem;
import dev.samtykke.source.InteractionKind;
import dev.samtykke.source.Item;
import dev.samtykke.source.UnknownSource;

class CollectDataTest {

    private static final Identifier ANNA = Shop.user("anna");
    private static final Identifier BROWSER = Shop.anonymous("browser");
    private static final Identifier MAIL = Shop.email("anna@example.org");

    private final InMemoryCommandSide side = new InMemoryCommandSide();

    @BeforeEach
    void aShop() {
        Shop.setUp().forEach(command -> side.send(command, Object.class));
    }

    @Nested
    class OfAKnownPerson {

        @Test
        void whatThePlanAndTheDecisionsAllowIsKeptAndNothingElse() {
            String anna = grant("advice", ANNA);
            CallResult result = send(
                    Shop.identify(1, List.of(ANNA), Map.of("name", "\"Anna\"", "size", "38")),
                    Shop.track(2, List.of(ANNA), Shop.ORDER, Map.of("total", "12.5", "coupon", "\"X\"", "note", "1")));

            assertThat(collected(anna)).hasSize(2);
            CollectedItem size = collected(anna).get(0).attributes().get(0);
            assertThat(size.name()).isEqualTo("size");
            assertThat(size.purposes()).containsExactly("advice");
            assertThat(Shop.text(size.value())).isEqualTo("38");
            var order = Objects.requireNonNull(collected(anna).get(1).interaction());
            assertThat(order.name()).isEqualTo(Shop.ORDER);
            assertThat(order.kind()).isEqualTo(InteractionKind.PURCHASE);
            assertThat(order.properties()).extracting(CollectedItem::name).containsExactly("total");
            assertThat(withheld(anna))
                    .containsExactlyInAnyOrder(
                            new WithheldItem(
                                    Item.Type.TRAIT, "name", null, "contact", Map.of("newsletter", Rule.UNASKED)),
                            new WithheldItem(
                                    Item.Type.PROPERTY,
                                    "coupon",
                                    Shop.ORDER,
                                    "purchases",
                                    Map.of("newsletter", Rule.UNASKED)),
                            new WithheldItem(Item.Type.PROPERTY, "note", Shop.ORDER, null, Map.of()));
            assertThat(result.kept()).isEqualTo(2);
            assertThat(result.withheld()).isEqualTo(2);
        }

        @Test
        void itIsToldWhichCallItCameWith() {
            String anna = grant("advice", ANNA);
            send(Shop.identify(1, List.of(ANNA, BROWSER), Map.of("size", "38")));

            var call = collected(anna).get(0).call();
            assertThat(call.source()).isEqualTo(Shop.SOURCE);
            assertThat(call.sourceVersion()).isEqualTo(1);
            assertThat(call.trust()).isEqualTo(50);
            assertThat(call.identifier()).isEqualTo(ANNA.key());
            assertThat(call.occurredAt()).isEqualTo("2026-04-30T10:00:00Z");
        }

        @Test
        void aCallIsTakenInOnceWhateverBecameOfIt() {
            String anna = grant("advice", ANNA);
            SentCall kept = Shop.identify(1, List.of(ANNA), Map.of("size", "38", "name", "\"Anna\""));
            SentCall withheld = Shop.identify(2, List.of(ANNA), Map.of("name", "\"Anna\""));
            send(kept, withheld, kept);
            int events = side.history(anna).size();

            assertThat(side.send(Shop.collect(kept, withheld), CollectAnswer.class)
                            .calls())
                    .allMatch(CallResult::duplicate);
            assertThat(side.history(anna)).hasSize(events);
        }

        @Test
        void aWithheldAddressIsNotRecordedUnderAnyName() {
            String anna = grant("advice", ANNA);
            Identifier asUser = Shop.anonymous("Anna@Example.org");
            send(Shop.identify(1, List.of(ANNA, MAIL, asUser), Map.of("email", "\"anna@example.org\"", "size", "1")));

            assertThat(side.customer(anna).identifiers()).containsOnlyKeys(ANNA.key());
        }

        @Test
        void aKeptAddressPointsToThePerson() {
            String anna = grant("newsletter", ANNA);
            send(Shop.identify(1, List.of(ANNA, MAIL), Map.of("email", "\"anna@example.org\"")));

            assertThat(side.customer(anna).identifiers()).containsOnlyKeys(ANNA.key(), MAIL.key());
        }

        @Test
        void aBrowserIsLinkedOnlyWhileSomePurposeMayProcess() {
            String anna = grant("advice", ANNA);
            refuse("advice", ANNA);
            send(Shop.identify(1, List.of(ANNA, BROWSER), Map.of()));
            assertThat(side.customer(anna).identifiers()).containsOnlyKeys(ANNA.key());

            grant("advice", ANNA);
            send(Shop.identify(2, List.of(ANNA, BROWSER), Map.of()));
            assertThat(side.customer(anna).identifiers()).containsOnlyKeys(ANNA.key(), BROWSER.key());
        }

        @Test
        void twoPeopleAreMergedOnlyWhenBothMayBeProcessed() {
            String anna = grant("advice", ANNA);
            String browser = refuse("advice", BROWSER);
            send(Shop.identify(1, List.of(ANNA, BROWSER), Map.of("size", "38")));
            assertThat(side.customer(browser).mergedInto()).isNull();

            grant("newsletter", BROWSER);
            send(Shop.identify(2, List.of(ANNA, BROWSER), Map.of("size", "39")));
            assertThat(side.customer(browser).mergedInto()).isEqualTo(anna);
            // The browser's refusal stands against Anna's grant, so after the merge advice has to be asked for again.
            CollectedItem size = collected(anna).get(1).attributes().get(0);
            assertThat(size.purposes()).containsExactly("newsletter");
        }
    }

    @Nested
    class OfAnUnknownPerson {

        @Test
        void nothingIsRecordedButHowOftenWhatWasWithheld() {
            int before = side.everything().size();
            CallResult result = send(Shop.identify(1, List.of(ANNA, BROWSER, MAIL), Map.of("name", "\"Anna\"")));

            assertThat(side.everything()).hasSize(before);
            assertThat(result.unrecorded())
                    .containsExactly(new WithheldItem(
                            Item.Type.TRAIT, "name", null, "contact", Map.of("newsletter", Rule.UNASKED)));
        }

        @Test
        void theCallMayBeTakenInOnceThePersonIsKnown() {
            SentCall call = Shop.identify(1, List.of(ANNA), Map.of("size", "38"));
            send(call);
            String anna = grant("advice", ANNA);

            assertThat(send(call).kept()).isEqualTo(1);
            assertThat(collected(anna)).hasSize(1);
        }
    }

    @Test
    void namesThatMayBePersonalValuesAreNotRecorded() {
        String anna = grant("advice", ANNA);
        send(Shop.track(1, List.of(ANNA), "Call from 4520123456", Map.of("anna@example.org", "1", "ok name", "1")));

        assertThat(withheld(anna)).extracting(WithheldItem::name).containsExactlyInAnyOrder(null, null, "ok name");
        assertThat(withheld(anna)).extracting(WithheldItem::event).containsOnlyNulls();
    }

    @Test
    void aSourceThatIsNotThereSendsNothing() {
        assertThatExceptionOfType(UnknownSource.class)
                .isThrownBy(() -> side.send(
                        new CollectData("nowhere", List.of(Shop.identify(1, List.of(ANNA), Map.of()))),
                        CollectAnswer.class));
    }

    private CallResult send(SentCall... calls) {
        List<CallResult> results =
                side.send(Shop.collect(calls), CollectAnswer.class).calls();
        return results.get(results.size() - 1);
    }

    private String grant(String purpose, Identifier who) {
        return side.send(Shop.grant(purpose, side.now(), who), ConsentsAnswer.class)
                .customerId();
    }

    private String refuse(String purpose, Identifier who) {
        return side.send(Shop.refuse(purpose, side.now(), who), ConsentsAnswer.class)
                .customerId();
    }

    private List<DataCollected> collected(String customerId) {
        return events(customerId, DataCollected.class);
    }

    private List<WithheldItem> withheld(String customerId) {
        return events(customerId, DataWithheld.class).stream()
                .flatMap(event -> event.items().stream())
                .toList();
    }

    private <E extends CustomerEvent> List<E> events(String customerId, Class<E> type) {
        return side.history(customerId).stream()
                .map(Recorded::event)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }
}

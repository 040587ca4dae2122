package dev.samtykke.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.Period;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.samtykke.consent.Evidence;
import dev.samtykke.customer.ConsentGranted;
import dev.samtykke.customer.ConsentRevoked;
import dev.samtykke.customer.CustomerEvent;
import dev.samtykke.customer.CustomerRegistered;
import dev.samtykke.customer.CustomerState;
import dev.samtykke.messages.Recorded;
import dev.samtykke.notice.NoticeState;
import dev.samtykke.permission.Catalogue;
import dev.samtykke.permission.Rule;
import dev.samtykke.purpose.BasisTerms;
import dev.samtykke.purpose.LawfulBasis;
import dev.samtykke.purpose.PurposeDefined;
import dev.samtykke.purpose.PurposeState;
import dev.samtykke.purpose.PurposeTerms;

class GateTest {

    private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");
    private static final String ORDER = "Order Completed";

    private final Map<String, PurposeState> purposes = new HashMap<>();
    private CustomerState customer = CustomerState.unknown("anna");
    private long sequence;

    @BeforeEach
    void twoPurposesAndARegisteredCustomer() {
        define("newsletter", "contact", "purchases");
        define("advice", "purchases");
        record(new CustomerRegistered("anna"));
    }

    @Test
    void anItemIsKeptForThoseOfItsPurposesThatArePermitted() {
        grant("newsletter");
        ItemVerdict email = judge(Item.trait("email"));

        assertThat(email.category()).isEqualTo("contact");
        assertThat(email.keptFor()).containsExactly("newsletter");
        assertThat(email.deniedBy()).isEmpty();
        assertThat(email.withheld()).isFalse();
    }

    @Test
    void withoutAPermittedPurposeItIsWithheldAndTheRuleTold() {
        assertThat(judge(Item.trait("email")).deniedBy()).containsEntry("newsletter", Rule.UNASKED);
        grant("newsletter");
        record(new ConsentRevoked("anna", "newsletter", evidence()));

        ItemVerdict email = judge(Item.trait("email"));
        assertThat(email.withheld()).isTrue();
        assertThat(email.deniedBy()).containsOnly(Map.entry("newsletter", Rule.REVOKED));
    }

    @Test
    void whatThePlanDoesNotHaveIsWithheld() {
        grant("newsletter");
        grant("advice");

        assertThat(List.of(
                        Item.trait("shoe size"),
                        Item.event("Newsletter Opened"),
                        Item.property("Newsletter Opened", "total"),
                        Item.property(ORDER, "coupon")))
                .allSatisfy(item -> {
                    assertThat(judge(item).unmapped()).isTrue();
                    assertThat(judge(item).withheld()).isTrue();
                });
    }

    @Test
    void aPropertyIsKeptForNoPurposeThatDoesNotGetItsEvent() {
        grant("newsletter");
        grant("advice");

        assertThat(judge(Item.event(ORDER)).keptFor()).containsExactly("advice");
        // The property names both purposes, its event one.
        ItemVerdict total = judge(Item.property(ORDER, "total"));
        assertThat(total.keptFor()).containsExactly("advice");
        assertThat(total.deniedBy()).containsOnlyKeys("newsletter");
    }

    @Test
    void aPurposeThatDoesNotCoverTheCategoryDoesNotGetIt() {
        grant("advice");
        TrackingPlan plan =
                new TrackingPlan(Map.of("email", new Mapping("contact", Set.of("advice", "unknown"))), Map.of());

        assertThat(new Gate(customer, catalogue(), plan, NOW)
                        .judge(Item.trait("email"))
                        .deniedBy())
                .containsEntry("advice", Rule.CATEGORY_NOT_COVERED)
                .containsEntry("unknown", Rule.UNKNOWN_PURPOSE);
    }

    private ItemVerdict judge(Item item) {
        Mapping purchase = new Mapping("purchases", Set.of("advice"));
        Mapping total = new Mapping("purchases", Set.of("advice", "newsletter"));
        TrackingPlan plan = new TrackingPlan(
                Map.of("email", new Mapping("contact", Set.of("newsletter"))),
                Map.of(ORDER, new EventMapping(purchase, InteractionKind.PURCHASE, Map.of("total", total))));
        return new Gate(customer, catalogue(), plan, NOW).judge(item);
    }

    private Catalogue catalogue() {
        return new Catalogue() {
            @Override
            public PurposeState purpose(String id) {
                return purposes.getOrDefault(id, PurposeState.undefined(id));
            }

            @Override
            public NoticeState notice(String id) {
                return NoticeState.unpublished(id);
            }
        };
    }

    private void define(String id, String... categories) {
        PurposeTerms terms = new PurposeTerms(
                id,
                "What it is for",
                LawfulBasis.CONSENT,
                new BasisTerms(false, null, null, null, null, null, null, null, null, null, null),
                List.of(categories),
                Period.ofYears(1),
                null,
                false,
                false,
                false,
                false);
        purposes.put(
                id,
                PurposeState.undefined(id)
                        .evolve(new Recorded<>(new PurposeDefined(id, 1, terms), id, 0, NOW.minusSeconds(9))));
    }

    private void grant(String purpose) {
        record(new ConsentGranted("anna", purpose, evidence(), true));
    }

    private static Evidence evidence() {
        return new Evidence(1, null, "en", "web", null, "checkbox", false, null, "customer", NOW, null);
    }

    private void record(CustomerEvent event) {
        customer = customer.evolve(new Recorded<>(event, "e" + sequence, sequence++, NOW));
    }
}

package dev.samtykke.ingestion.command;

import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.samtykke.consent.ConsentCommand;
import dev.samtykke.consent.GivenEvidence;
import dev.samtykke.consent.GrantConsent;
import dev.samtykke.consent.RecordConsents;
import dev.samtykke.consent.RefuseConsent;
import dev.samtykke.identity.Identifier;
import dev.samtykke.identity.IdentifierType;
import dev.samtykke.identity.Subject;
import dev.samtykke.messages.Command;
import dev.samtykke.notice.PublishNotice;
import dev.samtykke.privacy.PersonalText;
import dev.samtykke.profile.CollectData;
import dev.samtykke.profile.SentCall;
import dev.samtykke.profile.SentCall.SentItem;
import dev.samtykke.purpose.BasisTerms;
import dev.samtykke.purpose.DefinePurpose;
import dev.samtykke.purpose.LawfulBasis;
import dev.samtykke.purpose.PurposeTerms;
import dev.samtykke.source.DefineSource;
import dev.samtykke.source.EventMapping;
import dev.samtykke.source.InteractionKind;
import dev.samtykke.source.Item;
import dev.samtykke.source.Mapping;
import dev.samtykke.source.SourceTerms;
import dev.samtykke.source.TrackingPlan;

/** A source with a plan, the commands that set it up, and calls that it sends. */
final class Shop {

    static final String SOURCE = "shop";
    static final String ORDER = "Order Completed";
    static final List<String> PURPOSES = List.of("newsletter", "advice");

    static final String DELIVERY = "delivery";
    static final String ORDERS = "orders";

    /** Names and e-mail are for the newsletter, addresses for those with a contract; orders for the advice, their coupon for either. */
    static final TrackingPlan PLAN = new TrackingPlan(
            Map.of(
                    "name", new Mapping("contact", Set.of("newsletter")),
                    "email", new Mapping("contact", Set.of("newsletter")),
                    "size", new Mapping("purchases", Set.of("newsletter", "advice")),
                    "address", new Mapping("contact", Set.of(DELIVERY))),
            Map.of(
                    ORDER,
                    new EventMapping(
                            new Mapping("purchases", Set.of("advice")),
                            InteractionKind.PURCHASE,
                            Map.of(
                                    "total", new Mapping("purchases", Set.of("advice")),
                                    "coupon", new Mapping("purchases", Set.of("newsletter"))))));

    private Shop() {}

    /** What has to be sent once. */
    static List<Command> setUp() {
        List<Command> commands = new ArrayList<>();
        PURPOSES.forEach(purpose ->
                commands.add(new DefinePurpose(purpose, terms(purpose, LawfulBasis.CONSENT, BasisTerms.NONE), true)));
        BasisTerms orders = new BasisTerms(null, ORDERS, null, null, null, null, null, null, null, null, null);
        commands.add(new DefinePurpose(DELIVERY, terms(DELIVERY, LawfulBasis.CONTRACT, orders), true));
        commands.add(new PublishNotice("notice", "da", "Vi skriver", PURPOSES, false));
        commands.add(new DefineSource(SOURCE, new SourceTerms("Shop", 50, PLAN), "a".repeat(32)));
        return commands;
    }

    private static PurposeTerms terms(String purpose, LawfulBasis basis, BasisTerms terms) {
        return new PurposeTerms(
                purpose,
                "What it is for",
                basis,
                terms,
                List.of("contact", "purchases"),
                Period.ofYears(3),
                null,
                false,
                false,
                false,
                false);
    }

    static RecordConsents grant(String purpose, Instant at, Identifier... who) {
        return decide(new GrantConsent(purpose), at, who);
    }

    static RecordConsents refuse(String purpose, Instant at, Identifier... who) {
        return decide(new RefuseConsent(purpose), at, who);
    }

    static RecordConsents decide(ConsentCommand decision, Instant at, Identifier... who) {
        GivenEvidence evidence =
                new GivenEvidence("notice", 1, null, "web", "shop", "checkbox", false, null, null, null, at, false);
        return new RecordConsents(new Subject(null, List.of(who)), List.of(decision), evidence);
    }

    static Identifier id(IdentifierType type, String value) {
        return new Identifier(type.slug() + ":" + value, type, PersonalText.of(value));
    }

    static Identifier user(String value) {
        return id(IdentifierType.USER_ID, value);
    }

    static Identifier anonymous(String value) {
        return id(IdentifierType.ANONYMOUS_ID, value);
    }

    static Identifier email(String value) {
        return id(IdentifierType.EMAIL, value);
    }

    /** An {@code identify} with these traits. */
    static SentCall identify(int message, List<Identifier> who, Map<String, String> traits) {
        List<SentItem> items = new ArrayList<>();
        traits.forEach((name, value) -> items.add(item(Item.trait(name), value)));
        return call(message, "identify", who, items);
    }

    /** A {@code track} with these properties. */
    static SentCall track(int message, List<Identifier> who, String event, Map<String, String> properties) {
        List<SentItem> items = new ArrayList<>(List.of(item(Item.event(event), "")));
        properties.forEach((name, value) -> items.add(item(Item.property(event, name), value)));
        return call(message, "track", who, items);
    }

    static CollectData collect(SentCall... calls) {
        return new CollectData(SOURCE, List.of(calls));
    }

    private static SentItem item(Item item, String value) {
        return new SentItem(item, PersonalText.of(value));
    }

    private static SentCall call(int message, String type, List<Identifier> who, List<SentItem> items) {
        return new SentCall(
                "%032x%032x".formatted(2 * message, 2 * message + 1),
                type,
                who,
                items,
                Instant.parse("2026-04-30T10:00:00Z"));
    }

    static @Nullable String text(PersonalText value) {
        return value.reveal().orElse(null);
    }
}

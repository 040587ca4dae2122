package dev.samtykke.ingestion.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import tools.jackson.databind.JsonNode;

import dev.samtykke.identity.Identifier;
import dev.samtykke.identity.command.IdentityPolicy;
import dev.samtykke.ingestion.command.TrackedCall.SentItem;
import dev.samtykke.personaldata.identifiers.IdentifierKeys;
import dev.samtykke.rules.RuleBroken;
import dev.samtykke.source.Item;

/**
 * Reads calls in the form of the Segment Spec, which many SDKs send: {@code identify}, {@code track}, {@code page},
 * {@code screen}, {@code group} and {@code alias}. It is forgiving where nothing depends on it: an identifier that cannot
 * identify anybody is dropped.
 */
final class CallReader {

    private static final Set<String> TYPES = Set.of("identify", "track", "page", "screen", "group", "alias");

    private final IdentifierKeys keys;
    private final IdentityPolicy policy;

    /** @param policy says which identifiers name a person best */
    CallReader(IdentifierKeys keys, IdentityPolicy policy) {
        this.keys = keys;
        this.policy = policy;
    }

    /**
     * Takes a call apart.
     *
     * @param field where the call stands in the request
     * @throws InvalidCall naming the part that cannot be read
     */
    TrackedCall read(JsonNode call, String field) {
        String type = call.path("type").asString("");
        if (!call.isObject() || !TYPES.contains(type)) {
            throw new InvalidCall(field + ".type", InvalidCall.TYPE);
        }
        Parts parts = new Parts(call, field);
        List<SentItem> items = new ArrayList<>();
        switch (type) {
            case "track" -> event(items, parts.eventName(), parts.object("properties"));
            case "page", "screen" -> event(items, type, parts.object("properties"));
            case "group" -> event(items, type, parts.object("traits"));
            case "identify" -> traits(items, parts.object("traits"));
            default -> {}
        }
        traits(items, parts.object("context").path("traits"));
        return named(type, parts, items);
    }

    private TrackedCall named(String type, Parts parts, List<SentItem> items) {
        List<Identifier> identifiers = new ArrayList<>();
        List<String> dropped = new ArrayList<>();
        for (Parts.Named named : parts.identifiers()) {
            try {
                identifiers.add(keys.identify(named.type(), named.value(), "identifier"));
            } catch (RuleBroken identifiesNobody) {
                dropped.add(named.type());
            }
        }
        if (identifiers.isEmpty() && dropped.isEmpty()) {
            throw new InvalidCall(parts.field(), InvalidCall.SUBJECT);
        }
        identifiers.sort(policy.strongestFirst());
        return new TrackedCall(type, List.copyOf(identifiers), List.copyOf(dropped), List.copyOf(items));
    }

    private static void event(List<SentItem> items, String name, JsonNode properties) {
        items.add(new SentItem(Item.event(name), properties));
        properties
                .properties()
                .forEach(property ->
                        items.add(new SentItem(Item.property(name, property.getKey()), property.getValue())));
    }

    private static void traits(List<SentItem> items, JsonNode traits) {
        traits.properties().forEach(trait -> items.add(new SentItem(Item.trait(trait.getKey()), trait.getValue())));
    }
}

package dev.samtykke.ingestion.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

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
        Map<Item, JsonNode> items = new LinkedHashMap<>();
        switch (type) {
            case "track" -> event(items, parts.eventName(), parts.object("properties"));
            case "page", "screen" -> {
                event(items, type, parts.object("properties"));
                beside(items, type, parts, List.of("name", "category"));
            }
            case "group" -> {
                event(items, type, parts.object("traits"));
                beside(items, type, parts, List.of("groupId"));
            }
            case "identify" -> traits(items, parts.object("traits"));
            default -> {}
        }
        traits(items, parts.object("context").path("traits"));
        return named(type, parts, items);
    }

    private TrackedCall named(String type, Parts parts, Map<Item, JsonNode> items) {
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
        return new TrackedCall(
                type,
                List.copyOf(identifiers),
                List.copyOf(dropped),
                items.entrySet().stream()
                        .map(item -> new SentItem(item.getKey(), item.getValue()))
                        .toList());
    }

    private static void event(Map<Item, JsonNode> items, String name, JsonNode properties) {
        items.put(Item.event(name), MissingNode.getInstance());
        properties.properties().forEach(property -> add(items, Item.property(name, property.getKey()), property));
    }

    /** Some SDKs put these beside the properties, others into them. */
    private static void beside(Map<Item, JsonNode> items, String event, Parts parts, List<String> names) {
        names.forEach(name -> add(
                items, Item.property(event, name), Map.entry(name, parts.call().path(name))));
    }

    private static void traits(Map<Item, JsonNode> items, JsonNode traits) {
        traits.properties().forEach(trait -> add(items, Item.trait(trait.getKey()), trait));
    }

    /** Of an item that is sent twice the first one counts, which is the more specific one. */
    private static void add(Map<Item, JsonNode> items, Item item, Map.Entry<String, JsonNode> sent) {
        JsonNode value = sent.getValue();
        if (!value.isMissingNode() && !value.isNull()) {
            items.putIfAbsent(item, value);
        }
    }
}

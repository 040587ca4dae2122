package dev.samtykke.profile;

import java.time.Instant;
import java.util.List;

import dev.samtykke.identity.Identifier;
import dev.samtykke.privacy.PersonalText;
import dev.samtykke.source.Item;

/**
 * A call that a source sent about one person.
 *
 * @param message keyed hash of source and {@code messageId}; calls with the same one are the same call
 * @param type of the call, such as {@code identify} or {@code track}
 * @param identifiers whom it is about, the strongest first
 * @param items what it says, no item twice
 * @param occurredAt when it happened, as far as the sender knows; never in the future
 */
public record SentCall(
        String message, String type, List<Identifier> identifiers, List<SentItem> items, Instant occurredAt) {

    public SentCall {
        identifiers = List.copyOf(identifiers);
        items = List.copyOf(items);
    }

    /**
     * One item with its value.
     *
     * @param value JSON; of an event it is empty, as its properties are items of their own
     */
    public record SentItem(Item item, PersonalText value) {}
}

package dev.samtykke.ingestion.command;

import java.util.List;

import tools.jackson.databind.JsonNode;

import dev.samtykke.identity.Identifier;
import dev.samtykke.source.Item;

/**
 * A call that a source sent, taken apart.
 *
 * @param type such as {@code identify} or {@code track}
 * @param identifiers whom it is about, the strongest first; those that cannot identify anybody are not among them
 * @param dropped the types of those that cannot
 * @param items what it says
 */
record TrackedCall(String type, List<Identifier> identifiers, List<String> dropped, List<SentItem> items) {

    /**
     * One item with its value.
     *
     * @param value as it was sent; a person's value as like as not, so it is never printed
     */
    record SentItem(Item item, JsonNode value) {

        @Override
        public String toString() {
            return "SentItem[" + item + ", value=•••]";
        }
    }
}

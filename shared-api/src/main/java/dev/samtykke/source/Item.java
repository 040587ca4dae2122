package dev.samtykke.source;

import org.jspecify.annotations.Nullable;

/**
 * One thing that a source sent, without its value.
 *
 * @param type what it is
 * @param name of the trait, of the event or of the property
 * @param event the event that a property belongs to; null for traits and events
 */
public record Item(Type type, String name, @Nullable String event) {

    /** What an item can be. */
    public enum Type {
        TRAIT,
        EVENT,
        PROPERTY
    }

    /** A trait of a person. */
    public static Item trait(String name) {
        return new Item(Type.TRAIT, name, null);
    }

    /** An event that happened. */
    public static Item event(String name) {
        return new Item(Type.EVENT, name, null);
    }

    /** A property of an event. */
    public static Item property(String event, String name) {
        return new Item(Type.PROPERTY, name, event);
    }
}

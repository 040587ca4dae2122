package dev.samtykke.eventstore;

import org.jspecify.annotations.Nullable;

/**
 * The place of an event in the stream of its aggregate.
 *
 * @param type the aggregate's type, if it has one
 * @param id the aggregate's identifier
 * @param sequence the event's number in that stream, from 0
 */
public record AggregateSequence(@Nullable String type, String id, long sequence) {}

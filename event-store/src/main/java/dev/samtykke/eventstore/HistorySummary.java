package dev.samtykke.eventstore;

/**
 * What a history file holds.
 *
 * @param events the number of events
 * @param sha256 of all event lines, in lower case hex
 */
public record HistorySummary(long events, String sha256) {}

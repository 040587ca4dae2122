package dev.samtykke.messages;

import java.time.Instant;

/**
 * An event with what the store knows of it, as a fold needs it.
 *
 * @param event the event
 * @param eventId its id, unique in the whole history
 * @param sequence its place in its stream, from 0 without gaps
 * @param recordedAt when the system learnt of it (as opposed to when it happened)
 */
public record Recorded<E>(E event, String eventId, long sequence, Instant recordedAt) {}

package dev.samtykke.purpose.command;

/**
 * What a command on a purpose answers.
 *
 * @param version the version in force
 * @param eventId the event that states it
 */
public record PurposeAnswer(String id, int version, String eventId) {}

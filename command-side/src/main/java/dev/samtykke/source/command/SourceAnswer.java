package dev.samtykke.source.command;

import org.jspecify.annotations.Nullable;

/**
 * What a command on a source answered.
 *
 * @param version of the source, counted from 1
 * @param issuedKey id of the write key that the command issued; null when it issued none
 * @param eventId the event that the answer rests on
 */
record SourceAnswer(String id, int version, @Nullable String issuedKey, String eventId) {}

package dev.samtykke.identity.command;

import org.jspecify.annotations.Nullable;

import dev.samtykke.commanding.AppendedEvent;

/**
 * What attaching or detaching an identifier answers.
 *
 * @param event null when there was nothing to do
 */
public record IdentifierAnswer(
        String customerId, String identifier, @Nullable AppendedEvent event) {}

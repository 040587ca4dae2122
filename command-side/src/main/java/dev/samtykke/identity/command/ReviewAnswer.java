package dev.samtykke.identity.command;

import dev.samtykke.commanding.AppendedEvent;

/** What reviewing a proposed merge answers. */
public record ReviewAnswer(String mergeId, boolean merged, AppendedEvent event) {}

package dev.samtykke.identity.command;

import dev.samtykke.commanding.AppendedEvent;

/** What a merge answers. */
public record MergeAnswer(String mergeId, String survivor, String absorbed, AppendedEvent event) {}

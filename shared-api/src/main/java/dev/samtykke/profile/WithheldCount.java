package dev.samtykke.profile;

/** How often the same thing was withheld for the same reasons. */
public record WithheldCount(WithheldItem item, int count) {}
